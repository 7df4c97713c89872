def pack(self) -> int:
  self.packed = ops.mkldnn._reorder_linear_weight($weight, $rows)
  self.weight = torch.zeros([0])
  return 1
def drop(self) -> int:
  self.weight = torch.zeros([0])
  return 1
def forward(self, x: Tensor) -> Tensor:
  w = self.packed
  assert w is not None
  return ops.mkldnn._linear_pointwise(x, w, $bias, "none", annotate(List[Optional[number]], []), "none")
def activated(self, x: Tensor) -> Tensor:
  w = self.packed
  assert w is not None
  return $activated
def add(self, x: Tensor, residual: Tensor) -> Tensor:
  w = self.packed
  assert w is not None
  return ops.mkldnn._linear_pointwise(x, residual, w, $bias, "add")
