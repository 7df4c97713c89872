def head(self, x: Tensor) -> Tensor:
  x = __torch__.ashlar.dropped(x, $before, self.training)
  x = __torch__.ashlar.dropped(self.$dense.activated(x), $dropout, self.training)
  return self.$out.forward(x)  # (rows, labels)
