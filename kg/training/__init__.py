"""The making of the weights in `kg/tagger/news.onnx`: `python -m kg.training` (needs the extra `train`)."""
