def inner(self, h: Tensor) -> Tensor:
  gate, up = torch.chunk(self.$up.forward(h), 2, -1)
  return torch.mul(up, $activation)
def fed(self, h: Tensor) -> Tensor:
  return self.$down.forward(self.inner(h))
def feed(self, h: Tensor, x: Tensor) -> Tensor:
  return self.$down.add(self.inner(h), x)
