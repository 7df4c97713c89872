def near(self, q: Tensor, k: Tensor, v: Tensor, starts: List[int], lengths: List[int], counts: List[int], dropout: float) -> Tensor:
  # each token sees those at most $reach away: queries block by block, with the keys that a block can see
  sizes = __torch__.ashlar.tokens(lengths, counts)
  qg = __torch__.ashlar.grouped(q, starts, sizes)
  kg = __torch__.ashlar.grouped(k, starts, sizes)
  vg = __torch__.ashlar.grouped(v, starts, sizes)
  outs = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    length = lengths[g]
    count = max(counts[g], 1)
    tokens = length * count
    shape = [count, length, $heads, $size]
    qs = torch.transpose(torch.reshape(qg[g], shape), 1, 2)
    ks = torch.transpose(torch.reshape(kg[g], shape), 1, 2)
    vs = torch.transpose(torch.reshape(vg[g], shape), 1, 2)
    found = annotate(List[Tensor], [])
    if counts[g] < 0:  # as in attend: padding is not attended to; padding that sees nothing else sees all alike
      places = torch.arange(length)
      distance = torch.abs(torch.sub(torch.unsqueeze(places, 1), places))
      unseen = torch.logical_or(torch.gt(distance, $reach), torch.ge(places, -counts[g]))
      # written out: the fused kernel's gradient is wrong where a token sees nothing
      scores = torch.mul(torch.to(torch.matmul(qs, torch.transpose(ks, 2, 3)), 6), $scale)
      bias = torch.masked_fill(torch.zeros([length, length]), unseen, -1e+30)
      weights = __torch__.ashlar.dropped(torch.softmax(torch.add(scores, bias), -1, 6), dropout, dropout > 0.)
      found.append(torch.matmul(torch.to(weights, ops.prim.dtype(q)), vs))
    else:
      for b in range((length + $block - 1) // $block):
        first = b * $block
        rows = min(length - first, $block)
        low = max(first - $reach, 0)
        high = min(first + rows + $reach, length)
        distance = torch.sub(torch.unsqueeze(torch.arange(first, first + rows), 1), torch.arange(low, high))
        seen = torch.le(torch.abs(distance), $reach)
        found.append(__torch__.ashlar.attention(torch.narrow(qs, 2, first, rows), torch.narrow(ks, 2, low, high - low), torch.narrow(vs, 2, low, high - low), seen, dropout, False, None))
    outs.append(torch.reshape(torch.transpose(torch.cat(found, 2), 1, 2), [tokens, $width]))
  return torch.cat(outs)
