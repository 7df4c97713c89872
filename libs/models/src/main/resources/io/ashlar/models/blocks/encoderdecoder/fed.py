def fed(self, x: Tensor) -> Tensor:
  n = $input
  h = __torch__.ashlar.dropped($inner, $activation_dropout, self.training)
  return $output
def attention_dropout(self) -> float:
  dropout = 0.
  if self.training:
    dropout = $attention_dropout
  return dropout
