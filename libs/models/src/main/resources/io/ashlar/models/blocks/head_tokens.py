def head(self, x: Tensor) -> Tensor:
  return self.$out.forward(__torch__.ashlar.dropped(x, $dropout, self.training))  # (tokens, answers)
