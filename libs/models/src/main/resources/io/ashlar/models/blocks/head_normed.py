def answer(self, x: Tensor) -> Tensor:
  x = self.$norm.forward(self.$dense.activated(x))
  return self.$out.forward(torch.dropout(x, $dropout, self.training))
