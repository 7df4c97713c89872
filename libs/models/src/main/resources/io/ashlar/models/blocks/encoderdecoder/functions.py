def attend_groups(q: Tensor, k: Tensor, v: Tensor, heads: int, groups: List[int], biases: List[Tensor], causal: bool, scale: Optional[float], dropout: float) -> Tensor:
  # q, k, v: (tokens, heads * headDim), sequence after sequence. Five numbers a group: its first query, the queries of
  # a sequence, its first key, the keys of a sequence, its sequences. biases: one a group (1, heads, queries, keys), or none
  inner = torch.size(q, 1)
  size = inner // heads
  starts = annotate(List[int], [])
  key_starts = annotate(List[int], [])
  sizes = annotate(List[int], [])
  key_sizes = annotate(List[int], [])
  for g in range(torch.len(groups) // 5):
    starts.append(groups[5 * g])
    sizes.append(groups[5 * g + 1] * groups[5 * g + 4])
    key_starts.append(groups[5 * g + 2])
    key_sizes.append(groups[5 * g + 3] * groups[5 * g + 4])
  qg = __torch__.ashlar.grouped(q, starts, sizes)
  kg = __torch__.ashlar.grouped(k, key_starts, key_sizes)
  vg = __torch__.ashlar.grouped(v, key_starts, key_sizes)
  outs = annotate(List[Tensor], [])
  for g in range(torch.len(groups) // 5):
    queries = groups[5 * g + 1]
    keys = groups[5 * g + 3]
    count = groups[5 * g + 4]
    qs = torch.transpose(torch.reshape(qg[g], [count, queries, heads, size]), 1, 2)  # (count, heads, queries, headDim)
    ks = torch.transpose(torch.reshape(kg[g], [count, keys, heads, size]), 1, 2)
    vs = torch.transpose(torch.reshape(vg[g], [count, keys, heads, size]), 1, 2)
    if torch.len(biases) == 0:
      out = __torch__.ashlar.attention(qs, ks, vs, None, dropout, causal, scale)
    else:
      out = __torch__.ashlar.attention(qs, ks, vs, torch.to(biases[g], ops.prim.dtype(qs)), dropout, False, scale)
    outs.append(torch.reshape(torch.transpose(out, 1, 2), [queries * count, inner]))
  if torch.len(outs) == 1:
    result = outs[0]
  else:
    result = torch.cat(outs)
  return result
def relative_buckets(distance: Tensor, both: bool, buckets: int, furthest: float) -> Tensor:
  # Raffel et al. 2020: a bucket for each small distance (key - query), logarithmic ones up to the furthest,
  # given as the logarithm of how many times it is the last exact one
  if both:
    count = buckets // 2
    base = torch.mul(torch.to(torch.gt(distance, 0), 4), count)
    far = torch.abs(distance)
  else:
    count = buckets
    base = torch.zeros_like(distance)
    far = torch.clamp(torch.neg(distance), 0)
  exact = count // 2
  ratio = torch.div(torch.log(torch.div(torch.to(torch.clamp(far, 1), 6), exact)), furthest)
  large = torch.clamp(torch.add(torch.to(torch.mul(ratio, count - exact), 4), exact), None, count - 1)
  return torch.add(base, torch.where(torch.lt(far, exact), far, large))
def reach(rows: int, tokens: int, at: int, pads: Tensor, bias: Optional[Tensor], dtype: int) -> Optional[Tensor]:
  # what is added to the scores of tokens at..at+tokens over everything before and themselves: the bias, if there is
  # one, and a number beyond all others where a token must not look: ahead, or at the padding before a shorter row
  masked = annotate(Optional[Tensor], None)
  if bias is not None:
    masked = torch.to(bias, dtype)
  keys = torch.arange(at + tokens, dtype=4)
  if tokens > 1:
    masked = __torch__.ashlar.masked(masked, __torch__.ashlar.ahead(tokens, at), dtype)
  if torch.size(pads, 0) > 0:
    before = torch.lt(torch.unsqueeze(keys, 0), torch.unsqueeze(pads, 1))  # (rows, keys)
    masked = __torch__.ashlar.masked(masked, torch.reshape(before, [rows, 1, 1, at + tokens]), dtype)
  return masked
def ahead(tokens: int, at: int) -> Tensor:
  # true where a key comes after its query: (tokens, at + tokens)
  keys = torch.arange(at + tokens, dtype=4)
  return torch.gt(torch.unsqueeze(keys, 0), torch.unsqueeze(torch.narrow(keys, 0, at, tokens), 1))
def masked(bias: Optional[Tensor], hidden: Tensor, dtype: int) -> Tensor:
  wall = torch.masked_fill(torch.zeros(torch.size(hidden), dtype=dtype), hidden, -1e+30)
  if bias is None:
    result = wall
  else:
    result = torch.add(bias, wall)
  return result
