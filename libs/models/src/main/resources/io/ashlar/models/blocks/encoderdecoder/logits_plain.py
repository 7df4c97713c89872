def logits(self, x: Tensor) -> Tensor:
  return torch.to(torch.linear($scaled, self.$words.weight, $bias), 6)
