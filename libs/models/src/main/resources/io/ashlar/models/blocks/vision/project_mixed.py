def project(self, x: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
  x = torch.to(x, $type)
  return (self.$query.forward(x), self.$key.forward(x), self.$value.forward(x))
