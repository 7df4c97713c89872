def forward(self, x: Tensor, positions: Tensor, groups: List[int]) -> Tensor:
  # embedded words (tokens, width) and their places (tokens) -> (tokens, width)
  x = __torch__.ashlar.dropped($embedded, $dropout, self.training)
  x = self.$layers.forward(x, groups, self.biases(groups))
  return $finished
