def forward(self, ids: Tensor) -> Tensor:
  return torch.embedding(self.weight, ids)
def logits(self, x: Tensor, bias: Optional[Tensor]) -> Tensor:
  b = bias
  if b is not None:
    b = torch.to(b, $type)
  return torch.linear(torch.to(x, $type), torch.to(self.weight, $type), b)
