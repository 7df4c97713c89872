def pack(self) -> int:
  self.packed = __torch__.ashlar.packed8($weight)
  self.weight = torch.zeros([0])
  return 1
def drop(self) -> int:
  self.weight = torch.zeros([0])
  return 1
def forward(self, x: Tensor) -> Tensor:
  w = self.packed
  assert w is not None
  return __torch__.ashlar.product8(x, w, $bias)
def activated(self, x: Tensor) -> Tensor:
  return $activation
def add(self, x: Tensor, residual: Tensor) -> Tensor:
  return torch.add(self.forward(x), residual)
