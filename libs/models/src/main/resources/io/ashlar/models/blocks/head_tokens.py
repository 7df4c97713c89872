def head(self, x: Tensor) -> Tensor:
  return self.$out.forward(torch.dropout(x, $dropout, self.training))  # (tokens, answers)
