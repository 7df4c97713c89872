def forward(self, x: Tensor) -> Tensor:
  low = torch.linear(torch.to(__torch__.ashlar.dropped(x, $dropout, self.training), $type), torch.to(self.lora_A.weight, $type), None)
  return torch.add(self.frozen(x), torch.linear(low, torch.to(self.lora_B.weight, $type), None), alpha=$scale)
