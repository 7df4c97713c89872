def project(self, x: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
  return (self.$query.forward(x), self.$key.forward(x), self.$value.forward(x))
