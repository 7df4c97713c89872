def forward(self, x: Tensor) -> Tensor:
  low = torch.linear(__torch__.ashlar.dropped(x, $dropout, self.training), self.lora_A.weight, None)
  return torch.add(self.frozen(x), torch.linear(low, self.lora_B.weight, None), alpha=$scale)
