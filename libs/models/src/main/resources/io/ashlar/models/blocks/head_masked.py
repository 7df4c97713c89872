def $method(self, x: Tensor) -> Tensor:
  x = self.$norm.forward(self.$dense.activated(x))
  return $decoder  # (rows, vocabulary)
