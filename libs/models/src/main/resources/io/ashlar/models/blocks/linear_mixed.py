def forward(self, x: Tensor) -> Tensor:
  return torch.linear(torch.to(x, $type), torch.to($weight, $type), $bias)
def activated(self, x: Tensor) -> Tensor:
  return $activation
def add(self, x: Tensor, residual: Tensor) -> Tensor:
  return torch.add(__torch__.ashlar.dropped(self.forward(x), $dropout, self.training), residual)
