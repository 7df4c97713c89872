def across(self, x: Tensor) -> Tuple[Tensor, Tensor]:
  return (self.$key.forward(x), self.$value.forward(x))
