def logits(self, x: Tensor) -> Tensor:
  y = torch.to(torch.linear(torch.to($scaled, $type), torch.to(self.$words.weight, $type)), 6)
  return $biased
