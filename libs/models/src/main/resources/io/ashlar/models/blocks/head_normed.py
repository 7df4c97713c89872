def answer(self, x: Tensor) -> Tensor:
  x = self.$norm.forward(self.$dense.activated(x))
  return self.$out.forward(__torch__.ashlar.dropped(x, $dropout, self.training))
