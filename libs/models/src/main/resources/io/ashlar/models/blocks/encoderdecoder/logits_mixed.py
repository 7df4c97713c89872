def logits(self, x: Tensor) -> Tensor:
  y = torch.to(torch.linear(torch.to($scaled, 15), torch.to(self.$words.weight, 15)), 6)
  return $biased
