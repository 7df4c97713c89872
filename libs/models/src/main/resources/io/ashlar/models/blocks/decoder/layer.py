def forward(self, x: Tensor, turns: List[Tensor], starts: List[int], lengths: List[int], counts: List[int]) -> Tensor:
  # packed rows (tokens, width), without caches
  h = $before
  return self.after(x, h, self.packed_context(h, turns, starts, lengths, counts))
def begin(self, x: Tensor, turns: List[Tensor], starts: List[int], lengths: List[int], counts: List[int], keys: Tensor, values: Tensor, longest: int) -> Tensor:
  # the same, and what the next tokens need kept in the caches
  h = $before
  return self.after(x, h, self.first_context(h, turns, starts, lengths, counts, keys, values, longest))
def begin_selected(self, x: Tensor, turns: List[Tensor], starts: List[int], lengths: List[int], counts: List[int], keys: Tensor, values: Tensor, longest: int, rows: Tensor) -> Tensor:
  # the same at these rows, and nothing else computed after the attention
  h = $before
  c = self.first_context(h, turns, starts, lengths, counts, keys, values, longest)
  return self.after(torch.index_select(x, 0, rows), torch.index_select(h, 0, rows), torch.index_select(c, 0, rows))
def step(self, x: Tensor, turns: List[Tensor], keys: Tensor, values: Tensor, first: int, at: int, mask: Optional[Tensor]) -> Tensor:
  # one token a row (rows, width)
  h = $before
  return self.after(x, h, self.next_context(h, turns, keys, values, first, at, mask))
def after(self, x: Tensor, h: Tensor, c: Tensor) -> Tensor:
  # x: what came in, h: what attention was given, c: what it found
$after
