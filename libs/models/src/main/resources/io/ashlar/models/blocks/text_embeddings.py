def forward(self, ids: Tensor, types: Tensor, positions: Tensor) -> Tensor:
  x = $sum
  return __torch__.ashlar.dropped(self.$norm.forward($projected), $dropout, self.training)
