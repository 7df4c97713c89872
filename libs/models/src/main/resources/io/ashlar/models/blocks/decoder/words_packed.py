def forward(self, ids: Tensor) -> Tensor:
  return torch.embedding(self.weight, ids)
def pack(self) -> int:
  self.packed = $packing
  return 1
def logits(self, x: Tensor, bias: Optional[Tensor]) -> Tensor:
  w = self.packed
  assert w is not None
  return $product
