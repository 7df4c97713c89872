def head(self, x: Tensor) -> Tensor:
  x = torch.dropout(x, $before, self.training)
  x = torch.dropout(self.$dense.activated(x), $dropout, self.training)
  return self.$out.forward(x)  # (rows, labels)
