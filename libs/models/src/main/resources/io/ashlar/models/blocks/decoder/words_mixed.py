def forward(self, ids: Tensor) -> Tensor:
  return torch.embedding(self.weight, ids)
def logits(self, x: Tensor, bias: Optional[Tensor]) -> Tensor:
  b = bias
  if b is not None:
    b = torch.to(b, 15)
  return torch.linear(torch.to(x, 15), torch.to(self.weight, 15), b)
