def forward(self, ids: Tensor) -> Tensor:
  return torch.embedding(self.weight, ids)
def logits(self, x: Tensor, bias: Optional[Tensor]) -> Tensor:
  # the tied decoder of a language model: (rows, vocabulary)
  w = self.weight
  return torch.linear(torch.to(x, ops.prim.dtype(w)), w, bias)
