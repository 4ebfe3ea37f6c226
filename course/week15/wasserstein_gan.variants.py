# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# Answers that people really give. A `wrong` one must lose its points, and the message must carry the `diagnosis` (a relation that
# the checks recognise, or a few words of their message). A `right` one must keep all points.

# %% wrong="wasserstein_1d" name="nothing sorted" diagnosis="in the order in which they come"
def wasserstein_1d(a, b):
    return np.mean(np.abs(a - b))

# %% wrong="wasserstein_1d" name="only one sorted" diagnosis="only one of the two"
def wasserstein_1d(a, b):
    return np.mean(np.abs(np.sort(a) - b))

# %% wrong="wasserstein_1d" name="sorted along the wrong axis" diagnosis="in the order in which they come"
def wasserstein_1d(a, b):
    return np.mean(np.abs(np.sort(a, axis=0) - np.sort(b, axis=0)))

# %% wrong="wasserstein_1d" name="difference of the means" diagnosis="distance of the two means"
def wasserstein_1d(a, b):
    return np.abs(np.mean(a) - np.mean(b))

# %% wrong="wasserstein_1d" name="no sizes" diagnosis="sign included"
def wasserstein_1d(a, b):
    return np.mean(np.sort(a) - np.sort(b))

# %% wrong="wasserstein_1d" name="squares" diagnosis="squares in the place of sizes"
def wasserstein_1d(a, b):
    return np.mean((np.sort(a) - np.sort(b)) ** 2)

# %% wrong="wasserstein_1d" name="root of the mean square" diagnosis="root of the mean square"
def wasserstein_1d(a, b):
    return np.sqrt(np.mean((np.sort(a) - np.sort(b)) ** 2))

# %% wrong="wasserstein_1d" name="sum" diagnosis="sum"
def wasserstein_1d(a, b):
    return np.sum(np.abs(np.sort(a) - np.sort(b)))

# %% wrong="wasserstein_1d" name="sorted in place" diagnosis="changes-argument"
def wasserstein_1d(a, b):
    a.sort()
    b.sort()
    return np.mean(np.abs(a - b))

# %% wrong="wasserstein_1d" name="longest way" diagnosis="longest way"
def wasserstein_1d(a, b):
    return np.max(np.abs(np.sort(a) - np.sort(b)))

# %% right="wasserstein_1d" name="area between the staircases"
def wasserstein_1d(a, b):
    ends = np.sort(np.concatenate([a.ravel(), b.ravel()]))
    share_a = np.searchsorted(np.sort(a.ravel()), ends[:-1], side="right") / a.size
    share_b = np.searchsorted(np.sort(b.ravel()), ends[:-1], side="right") / b.size
    return np.sum(np.abs(share_a - share_b) * np.diff(ends))

# %% right="wasserstein_1d" name="flat and a loop"
def wasserstein_1d(a, b):
    pairs = zip(sorted(a.ravel().tolist()), sorted(b.ravel().tolist()))
    ways = [abs(x - y) for x, y in pairs]
    return sum(ways) / len(ways)

# %% wrong="lsgan_discriminator_loss" name="targets exchanged" diagnosis="targets exchanged"
def lsgan_discriminator_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    loss = np.mean(scores_real ** 2) / 2 + np.mean((scores_fake - 1) ** 2) / 2
    return loss, scores_real / m, (scores_fake - 1) / k

# %% wrong="lsgan_discriminator_loss" name="no half" diagnosis="factor"
def lsgan_discriminator_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    loss = np.mean((scores_real - 1) ** 2) + np.mean(scores_fake ** 2)
    return loss, 2 * (scores_real - 1) / m, 2 * scores_fake / k

# %% wrong="lsgan_discriminator_loss" name="slopes without the half" diagnosis="without its half"
def lsgan_discriminator_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    loss = np.mean((scores_real - 1) ** 2) / 2 + np.mean(scores_fake ** 2) / 2
    return loss, 2 * (scores_real - 1) / m, 2 * scores_fake / k

# %% wrong="lsgan_discriminator_loss" name="slopes without 1/m" diagnosis="1/m"
def lsgan_discriminator_loss(scores_real, scores_fake):
    loss = np.mean((scores_real - 1) ** 2) / 2 + np.mean(scores_fake ** 2) / 2
    return loss, scores_real - 1, scores_fake

# %% wrong="lsgan_discriminator_loss" name="sums" diagnosis="sum over the examples"
def lsgan_discriminator_loss(scores_real, scores_fake):
    loss = np.sum((scores_real - 1) ** 2) / 2 + np.sum(scores_fake ** 2) / 2
    return loss, scores_real - 1, scores_fake

# %% wrong="lsgan_discriminator_loss" name="target -1 for fakes" diagnosis="target −1"
def lsgan_discriminator_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    loss = np.mean((scores_real - 1) ** 2) / 2 + np.mean((scores_fake + 1) ** 2) / 2
    return loss, (scores_real - 1) / m, (scores_fake + 1) / k

# %% wrong="lsgan_discriminator_loss" name="real alone" diagnosis="real examples alone"
def lsgan_discriminator_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    loss = np.mean((scores_real - 1) ** 2) / 2
    return loss, (scores_real - 1) / m, scores_fake / k

# %% wrong="lsgan_discriminator_loss" name="difference" diagnosis="difference"
def lsgan_discriminator_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    loss = np.mean((scores_real - 1) ** 2) / 2 - np.mean(scores_fake ** 2) / 2
    return loss, (scores_real - 1) / m, -scores_fake / k

# %% wrong="lsgan_discriminator_loss" name="one m for both" diagnosis="number of real examples"
def lsgan_discriminator_loss(scores_real, scores_fake):
    m = scores_real.shape[1]
    loss = np.mean((scores_real - 1) ** 2) / 2 + np.mean(scores_fake ** 2) / 2
    return loss, (scores_real - 1) / m, scores_fake / m

# %% wrong="lsgan_discriminator_loss" name="target minus score" diagnosis="target minus score"
def lsgan_discriminator_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    loss = np.mean((1 - scores_real) ** 2) / 2 + np.mean(scores_fake ** 2) / 2
    return loss, (1 - scores_real) / m, -scores_fake / k

# %% right="lsgan_discriminator_loss" name="dot products"
def lsgan_discriminator_loss(scores_real, scores_fake):
    off_real, off_fake = scores_real - 1.0, scores_fake
    m, k = off_real.size, off_fake.size
    loss = 0.5 * (np.vdot(off_real, off_real) / m + np.vdot(off_fake, off_fake) / k)
    return loss, off_real / m, off_fake / k

# %% right="lsgan_discriminator_loss" name="a helper for both"
def lsgan_discriminator_loss(scores_real, scores_fake):
    def half(scores, target):
        off = scores - target
        return np.mean(0.5 * off * off), off / off.shape[1]
    loss_real, dreal = half(scores_real, 1)
    loss_fake, dfake = half(scores_fake, 0)
    return loss_real + loss_fake, dreal, dfake

# %% wrong="lsgan_generator_loss" name="target 0" diagnosis="target 0"
def lsgan_generator_loss(scores_fake):
    m = scores_fake.shape[1]
    return np.mean(scores_fake ** 2) / 2, scores_fake / m

# %% wrong="lsgan_generator_loss" name="the judge's reward turned" diagnosis="sign turned"
def lsgan_generator_loss(scores_fake):
    m = scores_fake.shape[1]
    return -np.mean(scores_fake ** 2) / 2, -scores_fake / m

# %% wrong="lsgan_generator_loss" name="no half" diagnosis="factor"
def lsgan_generator_loss(scores_fake):
    m = scores_fake.shape[1]
    return np.mean((scores_fake - 1) ** 2), 2 * (scores_fake - 1) / m

# %% wrong="lsgan_generator_loss" name="slope without the half" diagnosis="without its half"
def lsgan_generator_loss(scores_fake):
    m = scores_fake.shape[1]
    return np.mean((scores_fake - 1) ** 2) / 2, 2 * (scores_fake - 1) / m

# %% wrong="lsgan_generator_loss" name="slope without 1/m" diagnosis="1/m"
def lsgan_generator_loss(scores_fake):
    return np.mean((scores_fake - 1) ** 2) / 2, scores_fake - 1

# %% wrong="lsgan_generator_loss" name="uphill" diagnosis="target minus score"
def lsgan_generator_loss(scores_fake):
    m = scores_fake.shape[1]
    return np.mean((scores_fake - 1) ** 2) / 2, (1 - scores_fake) / m

# %% wrong="lsgan_generator_loss" name="square of the mean" diagnosis="square of the mean"
def lsgan_generator_loss(scores_fake):
    m = scores_fake.shape[1]
    off = np.mean(scores_fake) - 1
    return off ** 2 / 2, np.full((1, m), off / m)

# %% right="lsgan_generator_loss" name="expanded"
def lsgan_generator_loss(scores_fake):
    loss = 0.5 * np.mean(scores_fake ** 2) - np.mean(scores_fake) + 0.5
    return loss, (scores_fake - 1) / scores_fake.size

# %% right="lsgan_generator_loss" name="by the sum"
def lsgan_generator_loss(scores_fake):
    off = scores_fake - np.ones_like(scores_fake)
    return np.sum(off ** 2) / (2 * off.size), off / off.shape[-1]

# %% wrong="wgan_critic_loss" name="sign" diagnosis="opposite sign"
def wgan_critic_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    return np.mean(scores_real) - np.mean(scores_fake), np.full((1, m), 1 / m), np.full((1, k), -1 / k)

# %% wrong="wgan_critic_loss" name="sum of both" diagnosis="sum of both means"
def wgan_critic_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    return np.mean(scores_fake) + np.mean(scores_real), np.full((1, m), 1 / m), np.full((1, k), 1 / k)

# %% wrong="wgan_critic_loss" name="sums, no means" diagnosis="sums over the examples"
def wgan_critic_loss(scores_real, scores_fake):
    return np.sum(scores_fake) - np.sum(scores_real), -np.ones(scores_real.shape), np.ones(scores_fake.shape)

# %% wrong="wgan_critic_loss" name="size of the difference" diagnosis="size of the difference"
def wgan_critic_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    return np.abs(np.mean(scores_fake) - np.mean(scores_real)), np.full((1, m), -1 / m), np.full((1, k), 1 / k)

# %% wrong="wgan_critic_loss" name="slopes of sums" diagnosis="slope of a mean"
def wgan_critic_loss(scores_real, scores_fake):
    loss = np.mean(scores_fake) - np.mean(scores_real)
    return loss, -np.ones(scores_real.shape), np.ones(scores_fake.shape)

# %% wrong="wgan_critic_loss" name="slopes exchanged in sign" diagnosis="slope uphill"
def wgan_critic_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    return np.mean(scores_fake) - np.mean(scores_real), np.full((1, m), 1 / m), np.full((1, k), -1 / k)

# %% wrong="wgan_critic_loss" name="scores as slopes" diagnosis="scores themselves"
def wgan_critic_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    return np.mean(scores_fake) - np.mean(scores_real), -scores_real / m, scores_fake / k

# %% wrong="wgan_critic_loss" name="log loss" diagnosis="log loss"
def wgan_critic_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    loss = np.mean(np.logaddexp(0, -scores_real)) + np.mean(np.logaddexp(0, scores_fake))
    return loss, -1 / (1 + np.exp(scores_real)) / m, 1 / (1 + np.exp(-scores_fake)) / k

# %% wrong="wgan_critic_loss" name="numbers as slopes" diagnosis="over-summed"
def wgan_critic_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    return np.mean(scores_fake) - np.mean(scores_real), -1 / m, 1 / k

# %% right="wgan_critic_loss" name="minus the estimate"
def wgan_critic_loss(scores_real, scores_fake):
    estimate = scores_real.mean() - scores_fake.mean()
    return -estimate, -np.ones_like(scores_real) / scores_real.size, np.ones_like(scores_fake) / scores_fake.size

# %% right="wgan_critic_loss" name="by sums"
def wgan_critic_loss(scores_real, scores_fake):
    m, k = scores_real.shape[1], scores_fake.shape[1]
    loss = np.sum(scores_fake) / k - np.sum(scores_real) / m
    return loss, np.zeros((1, m)) - 1 / m, np.zeros((1, k)) + 1 / k

# %% wrong="wgan_generator_loss" name="sign" diagnosis="opposite sign"
def wgan_generator_loss(scores_fake):
    m = scores_fake.shape[1]
    return np.mean(scores_fake), np.full((1, m), 1 / m)

# %% wrong="wgan_generator_loss" name="slope with the other sign" diagnosis="slope uphill"
def wgan_generator_loss(scores_fake):
    m = scores_fake.shape[1]
    return -np.mean(scores_fake), np.full((1, m), 1 / m)

# %% wrong="wgan_generator_loss" name="slope of a sum" diagnosis="slope of a mean"
def wgan_generator_loss(scores_fake):
    return -np.mean(scores_fake), -np.ones(scores_fake.shape)

# %% wrong="wgan_generator_loss" name="sum" diagnosis="sum"
def wgan_generator_loss(scores_fake):
    return -np.sum(scores_fake), -np.ones(scores_fake.shape)

# %% wrong="wgan_generator_loss" name="least squares" diagnosis="squares"
def wgan_generator_loss(scores_fake):
    m = scores_fake.shape[1]
    return np.mean((scores_fake - 1) ** 2) / 2, (scores_fake - 1) / m

# %% wrong="wgan_generator_loss" name="log loss" diagnosis="log loss"
def wgan_generator_loss(scores_fake):
    m = scores_fake.shape[1]
    return np.mean(np.logaddexp(0, -scores_fake)), -1 / (1 + np.exp(scores_fake)) / m

# %% wrong="wgan_generator_loss" name="mean size" diagnosis="mean size"
def wgan_generator_loss(scores_fake):
    m = scores_fake.shape[1]
    return -np.mean(np.abs(scores_fake)), -np.sign(scores_fake) / m

# %% right="wgan_generator_loss" name="by the sum"
def wgan_generator_loss(scores_fake):
    m = scores_fake.size
    return np.sum(-scores_fake) / m, np.full(scores_fake.shape, -1.0 / m)

# %% right="wgan_generator_loss" name="by the critic's loss"
def wgan_generator_loss(scores_fake):
    loss, dfake, _ = wgan_critic_loss(scores_fake, np.zeros((1, 3)))
    return loss, dfake

# %% wrong="clip_weights" name="biases left" diagnosis="leaving the biases"
def clip_weights(parameters, c):
    return {name: np.clip(value, -c, c) if name.startswith("W") else value for name, value in parameters.items()}

# %% wrong="clip_weights" name="from above only" diagnosis="from above only"
def clip_weights(parameters, c):
    return {name: np.minimum(value, c) for name, value in parameters.items()}

# %% wrong="clip_weights" name="from 0 to c" diagnosis="from 0 to c"
def clip_weights(parameters, c):
    return {name: np.clip(value, 0, c) for name, value in parameters.items()}

# %% wrong="clip_weights" name="scaled" diagnosis="scaling the whole array"
def clip_weights(parameters, c):
    return {name: value * min(1, c / np.max(np.abs(value))) for name, value in parameters.items()}

# %% wrong="clip_weights" name="too large ones become 0" diagnosis="too large to 0"
def clip_weights(parameters, c):
    return {name: np.where(np.abs(value) <= c, value, 0) for name, value in parameters.items()}

# %% wrong="clip_weights" name="sign dropped" diagnosis="dropping the sign"
def clip_weights(parameters, c):
    return {name: np.minimum(np.abs(value), c) for name, value in parameters.items()}

# %% wrong="clip_weights" name="in place" diagnosis="changes-argument"
def clip_weights(parameters, c):
    for value in parameters.values():
        np.clip(value, -c, c, out=value)
    return parameters

# %% wrong="clip_weights" name="nothing" diagnosis="changing nothing"
def clip_weights(parameters, c):
    return dict(parameters)

# %% wrong="clip_weights" name="signs" diagnosis="sign of every entry"
def clip_weights(parameters, c):
    return {name: c * np.sign(value) for name, value in parameters.items()}

# %% right="clip_weights" name="minimum of maximum"
def clip_weights(parameters, c):
    clipped = {}
    for name in parameters:
        clipped[name] = np.minimum(np.maximum(parameters[name], -c), c)
    return clipped

# %% right="clip_weights" name="where"
def clip_weights(parameters, c):
    clipped = {}
    for name, value in parameters.items():
        value = np.where(value > c, c, value)
        clipped[name] = np.where(value < -c, -c, value)
    return clipped

# %% wrong="critic_turn" name="never clipped" diagnosis="never clipped"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    for _ in range(n_critic):
        real, fake = real_sampler(batch, rng), fake_sampler(batch, rng)
        scores_real, cache_real = net_forward(real, D)
        scores_fake, cache_fake = net_forward(fake, D)
        loss, dreal, dfake = wgan_critic_loss(scores_real, scores_fake)
        grads_real, _ = net_backward(dreal, cache_real, D)
        grads_fake, _ = net_backward(dfake, cache_fake, D)
        D = update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real})
    return D, -loss

# %% wrong="critic_turn" name="clipped before the step" diagnosis="before"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    for _ in range(n_critic):
        real, fake = real_sampler(batch, rng), fake_sampler(batch, rng)
        scores_real, cache_real = net_forward(real, D)
        scores_fake, cache_fake = net_forward(fake, D)
        loss, dreal, dfake = wgan_critic_loss(scores_real, scores_fake)
        grads_real, _ = net_backward(dreal, cache_real, D)
        grads_fake, _ = net_backward(dfake, cache_fake, D)
        D = update(clip_weights(D, c), {name: grads_real[name] + grads_fake[name] for name in grads_real})
    return D, -loss

# %% wrong="critic_turn" name="clipped once at the end" diagnosis="once at the end"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    for _ in range(n_critic):
        real, fake = real_sampler(batch, rng), fake_sampler(batch, rng)
        scores_real, cache_real = net_forward(real, D)
        scores_fake, cache_fake = net_forward(fake, D)
        loss, dreal, dfake = wgan_critic_loss(scores_real, scores_fake)
        grads_real, _ = net_backward(dreal, cache_real, D)
        grads_fake, _ = net_backward(dfake, cache_fake, D)
        D = update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real})
    return clip_weights(D, c), -loss

# %% wrong="critic_turn" name="the same examples in every round" diagnosis="same examples"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    real, fake = real_sampler(batch, rng), fake_sampler(batch, rng)
    for _ in range(n_critic):
        scores_real, cache_real = net_forward(real, D)
        scores_fake, cache_fake = net_forward(fake, D)
        loss, dreal, dfake = wgan_critic_loss(scores_real, scores_fake)
        grads_real, _ = net_backward(dreal, cache_real, D)
        grads_fake, _ = net_backward(dfake, cache_fake, D)
        D = clip_weights(update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real}), c)
    return D, -loss

# %% wrong="critic_turn" name="the real examples alone" diagnosis="real examples alone"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    for _ in range(n_critic):
        real, fake = real_sampler(batch, rng), fake_sampler(batch, rng)
        scores_real, cache_real = net_forward(real, D)
        scores_fake, _ = net_forward(fake, D)
        loss, dreal, _ = wgan_critic_loss(scores_real, scores_fake)
        grads, _ = net_backward(dreal, cache_real, D)
        D = clip_weights(update(D, grads), c)
    return D, -loss

# %% wrong="critic_turn" name="one cache for both" diagnosis="one cache"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    for _ in range(n_critic):
        real, fake = real_sampler(batch, rng), fake_sampler(batch, rng)
        scores_real, cache = net_forward(real, D)
        scores_fake, cache = net_forward(fake, D)
        loss, dreal, dfake = wgan_critic_loss(scores_real, scores_fake)
        grads_real, _ = net_backward(dreal, cache, D)
        grads_fake, _ = net_backward(dfake, cache, D)
        D = clip_weights(update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real}), c)
    return D, -loss

# %% wrong="critic_turn" name="slopes subtracted" diagnosis="minus"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    for _ in range(n_critic):
        real, fake = real_sampler(batch, rng), fake_sampler(batch, rng)
        scores_real, cache_real = net_forward(real, D)
        scores_fake, cache_fake = net_forward(fake, D)
        loss, dreal, dfake = wgan_critic_loss(scores_real, scores_fake)
        grads_real, _ = net_backward(dreal, cache_real, D)
        grads_fake, _ = net_backward(dfake, cache_fake, D)
        D = clip_weights(update(D, {name: grads_real[name] - grads_fake[name] for name in grads_real}), c)
    return D, -loss

# %% wrong="critic_turn" name="update not kept" diagnosis="not-kept"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    for _ in range(n_critic):
        real, fake = real_sampler(batch, rng), fake_sampler(batch, rng)
        scores_real, cache_real = net_forward(real, D)
        scores_fake, cache_fake = net_forward(fake, D)
        loss, dreal, dfake = wgan_critic_loss(scores_real, scores_fake)
        grads_real, _ = net_backward(dreal, cache_real, D)
        grads_fake, _ = net_backward(dfake, cache_fake, D)
        update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real})
    return D, -loss

# %% wrong="critic_turn" name="clipped copy not kept" diagnosis="never clipped"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    for _ in range(n_critic):
        real, fake = real_sampler(batch, rng), fake_sampler(batch, rng)
        scores_real, cache_real = net_forward(real, D)
        scores_fake, cache_fake = net_forward(fake, D)
        loss, dreal, dfake = wgan_critic_loss(scores_real, scores_fake)
        grads_real, _ = net_backward(dreal, cache_real, D)
        grads_fake, _ = net_backward(dfake, cache_fake, D)
        D = update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real})
        clip_weights(D, c)
    return D, -loss

# %% wrong="critic_turn" name="slopes clipped in the place of weights" diagnosis="beyond c"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    for _ in range(n_critic):
        real, fake = real_sampler(batch, rng), fake_sampler(batch, rng)
        scores_real, cache_real = net_forward(real, D)
        scores_fake, cache_fake = net_forward(fake, D)
        loss, dreal, dfake = wgan_critic_loss(scores_real, scores_fake)
        grads_real, _ = net_backward(dreal, cache_real, D)
        grads_fake, _ = net_backward(dfake, cache_fake, D)
        grads = {name: grads_real[name] + grads_fake[name] for name in grads_real}
        D = update(D, clip_weights(grads, 0.1 * c))
    return D, -loss

# %% wrong="critic_turn" name="sampler without rng" diagnosis="crash"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    for _ in range(n_critic):
        real, fake = real_sampler(batch), fake_sampler(batch)
        scores_real, cache_real = net_forward(real, D)
        scores_fake, cache_fake = net_forward(fake, D)
        loss, dreal, dfake = wgan_critic_loss(scores_real, scores_fake)
        grads_real, _ = net_backward(dreal, cache_real, D)
        grads_fake, _ = net_backward(dfake, cache_fake, D)
        D = clip_weights(update(D, {name: grads_real[name] + grads_fake[name] for name in grads_real}), c)
    return D, -loss

# %% right="critic_turn" name="both together"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    for _ in range(n_critic):
        shown = np.concatenate([real_sampler(batch, rng), fake_sampler(batch, rng)], axis=1)
        scores, cache = net_forward(shown, D)
        loss, dreal, dfake = wgan_critic_loss(scores[:, :batch], scores[:, batch:])
        grads, _ = net_backward(np.concatenate([dreal, dfake], axis=1), cache, D)
        D = clip_weights(update(D, grads), c)
    return D, -loss

# %% right="critic_turn" name="fakes first, estimate by hand"
def critic_turn(D, real_sampler, fake_sampler, n_critic, batch, c, update, rng):
    for _ in range(n_critic):
        fake = fake_sampler(batch, rng)
        real = real_sampler(batch, rng)
        high, kept = net_forward(real, D)
        low, saved = net_forward(fake, D)
        _, dreal, dfake = wgan_critic_loss(high, low)
        grads = net_backward(dreal, kept, D)[0]
        more = net_backward(dfake, saved, D)[0]
        D = update(D, {name: slope + more[name] for name, slope in grads.items()})
        D = clip_weights(D, c)
        loss = np.mean(low) - np.mean(high)
    return D, -loss

# %% wrong="transposed_conv_forward" name="edges left on" diagnosis="edges"
def transposed_conv_forward(A_prev, W, b, hparameters):
    (m, n_H, n_W, n_C), (f, f, n_C_new, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    sheet = np.zeros((m, (n_H - 1) * stride + f, (n_W - 1) * stride + f, n_C_new))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                sheet[i, h * stride:h * stride + f, w * stride:w * stride + f, :] += W @ A_prev[i, h, w]
    return sheet + b, (A_prev, W, b, hparameters)

# %% wrong="transposed_conv_forward" name="overwritten" diagnosis="overwriting"
def transposed_conv_forward(A_prev, W, b, hparameters):
    (m, n_H, n_W, n_C), (f, f, n_C_new, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    sheet = np.zeros((m, (n_H - 1) * stride + f, (n_W - 1) * stride + f, n_C_new))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                sheet[i, h * stride:h * stride + f, w * stride:w * stride + f, :] = W @ A_prev[i, h, w]
    n_H_new, n_W_new = (n_H - 1) * stride - 2 * pad + f, (n_W - 1) * stride - 2 * pad + f
    return sheet[:, pad:pad + n_H_new, pad:pad + n_W_new, :] + b, (A_prev, W, b, hparameters)

# %% wrong="transposed_conv_forward" name="stride forgotten" diagnosis="one pixel apart"
def transposed_conv_forward(A_prev, W, b, hparameters):
    (m, n_H, n_W, n_C), (f, f, n_C_new, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    sheet = np.zeros((m, (n_H - 1) * stride + f, (n_W - 1) * stride + f, n_C_new))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                sheet[i, h:h + f, w:w + f, :] += W @ A_prev[i, h, w]
    n_H_new, n_W_new = (n_H - 1) * stride - 2 * pad + f, (n_W - 1) * stride - 2 * pad + f
    return sheet[:, pad:pad + n_H_new, pad:pad + n_W_new, :] + b, (A_prev, W, b, hparameters)

# %% wrong="transposed_conv_forward" name="bias forgotten" diagnosis="bias"
def transposed_conv_forward(A_prev, W, b, hparameters):
    (m, n_H, n_W, n_C), (f, f, n_C_new, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    sheet = np.zeros((m, (n_H - 1) * stride + f, (n_W - 1) * stride + f, n_C_new))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                sheet[i, h * stride:h * stride + f, w * stride:w * stride + f, :] += W @ A_prev[i, h, w]
    n_H_new, n_W_new = (n_H - 1) * stride - 2 * pad + f, (n_W - 1) * stride - 2 * pad + f
    return sheet[:, pad:pad + n_H_new, pad:pad + n_W_new, :], (A_prev, W, b, hparameters)

# %% wrong="transposed_conv_forward" name="bias with every stamp" diagnosis="with every stamp"
def transposed_conv_forward(A_prev, W, b, hparameters):
    (m, n_H, n_W, n_C), (f, f, n_C_new, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    sheet = np.zeros((m, (n_H - 1) * stride + f, (n_W - 1) * stride + f, n_C_new))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                sheet[i, h * stride:h * stride + f, w * stride:w * stride + f, :] += W @ A_prev[i, h, w] + b[0]
    n_H_new, n_W_new = (n_H - 1) * stride - 2 * pad + f, (n_W - 1) * stride - 2 * pad + f
    return sheet[:, pad:pad + n_H_new, pad:pad + n_W_new, :], (A_prev, W, b, hparameters)

# %% wrong="transposed_conv_forward" name="stamp turned over" diagnosis="turning"
def transposed_conv_forward(A_prev, W, b, hparameters):
    (m, n_H, n_W, n_C), (f, f, n_C_new, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    sheet = np.zeros((m, (n_H - 1) * stride + f, (n_W - 1) * stride + f, n_C_new))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                sheet[i, h * stride:h * stride + f, w * stride:w * stride + f, :] += W[::-1, ::-1] @ A_prev[i, h, w]
    n_H_new, n_W_new = (n_H - 1) * stride - 2 * pad + f, (n_W - 1) * stride - 2 * pad + f
    return sheet[:, pad:pad + n_H_new, pad:pad + n_W_new, :] + b, (A_prev, W, b, hparameters)

# %% wrong="transposed_conv_forward" name="cut off at the end only" diagnosis="at the end"
def transposed_conv_forward(A_prev, W, b, hparameters):
    (m, n_H, n_W, n_C), (f, f, n_C_new, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    sheet = np.zeros((m, (n_H - 1) * stride + f, (n_W - 1) * stride + f, n_C_new))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                sheet[i, h * stride:h * stride + f, w * stride:w * stride + f, :] += W @ A_prev[i, h, w]
    n_H_new, n_W_new = (n_H - 1) * stride - 2 * pad + f, (n_W - 1) * stride - 2 * pad + f
    return sheet[:, :n_H_new, :n_W_new, :] + b, (A_prev, W, b, hparameters)

# %% wrong="transposed_conv_forward" name="pad:-pad" diagnosis="empty"
def transposed_conv_forward(A_prev, W, b, hparameters):
    (m, n_H, n_W, n_C), (f, f, n_C_new, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    sheet = np.zeros((m, (n_H - 1) * stride + f, (n_W - 1) * stride + f, n_C_new))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                sheet[i, h * stride:h * stride + f, w * stride:w * stride + f, :] += W @ A_prev[i, h, w]
    return sheet[:, pad:-pad, pad:-pad, :] + b, (A_prev, W, b, hparameters)

# %% wrong="transposed_conv_forward" name="first picture for all" diagnosis="first picture"
def transposed_conv_forward(A_prev, W, b, hparameters):
    (m, n_H, n_W, n_C), (f, f, n_C_new, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    sheet = np.zeros((m, (n_H - 1) * stride + f, (n_W - 1) * stride + f, n_C_new))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                sheet[i, h * stride:h * stride + f, w * stride:w * stride + f, :] += W @ A_prev[0, h, w]
    n_H_new, n_W_new = (n_H - 1) * stride - 2 * pad + f, (n_W - 1) * stride - 2 * pad + f
    return sheet[:, pad:pad + n_H_new, pad:pad + n_W_new, :] + b, (A_prev, W, b, hparameters)

# %% wrong="transposed_conv_forward" name="size of a convolution" diagnosis="crash"
def transposed_conv_forward(A_prev, W, b, hparameters):
    (m, n_H, n_W, n_C), (f, f, n_C_new, n_C) = A_prev.shape, W.shape
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H_new = (n_H + 2 * pad - f) // stride + 1
    n_W_new = (n_W + 2 * pad - f) // stride + 1
    sheet = np.zeros((m, n_H_new + 2 * pad, n_W_new + 2 * pad, n_C_new))
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                sheet[i, h * stride:h * stride + f, w * stride:w * stride + f, :] += W @ A_prev[i, h, w]
    return sheet[:, pad:pad + n_H_new, pad:pad + n_W_new, :] + b, (A_prev, W, b, hparameters)

# %% right="transposed_conv_forward" name="all pictures at once, channel by channel"
def transposed_conv_forward(A_prev, W, b, hparameters):
    m, n_H, n_W, n_C = A_prev.shape
    f, n_C_new = W.shape[0], W.shape[2]
    stride, pad = hparameters["stride"], hparameters["pad"]
    n_H_new = (n_H - 1) * stride - 2 * pad + f
    n_W_new = (n_W - 1) * stride - 2 * pad + f
    sheet = np.zeros((m, n_H_new + 2 * pad, n_W_new + 2 * pad, n_C_new))
    for h in range(n_H):
        for w in range(n_W):
            for c in range(n_C):
                part = A_prev[:, h, w, c].reshape(m, 1, 1, 1) * W[:, :, :, c]
                sheet[:, h * stride:h * stride + f, w * stride:w * stride + f] += part
    return sheet[:, pad:pad + n_H_new, pad:pad + n_W_new] + b, (A_prev, W, b, hparameters)

# %% right="transposed_conv_forward" name="zeros between the pixels, then a convolution"
def transposed_conv_forward(A_prev, W, b, hparameters):
    m, n_H, n_W, n_C = A_prev.shape
    f, stride, pad = W.shape[0], hparameters["stride"], hparameters["pad"]
    apart = np.zeros((m, (n_H - 1) * stride + 1, (n_W - 1) * stride + 1, n_C))
    apart[:, ::stride, ::stride] = A_prev
    wide = layers.zero_pad(apart, f - 1)
    Z, _ = layers.conv_forward(wide, W[::-1, ::-1].transpose(0, 1, 3, 2), b, {"stride": 1, "pad": 0})
    return Z[:, pad:Z.shape[1] - pad, pad:Z.shape[2] - pad], (A_prev, W, b, hparameters)

# %% wrong="transposed_conv_backward" name="no stride" diagnosis="one pixel apart"
def transposed_conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H, n_W, n_C), f = A_prev.shape, W.shape[0]
    framed = layers.zero_pad(dZ, hparameters["pad"])
    dA_prev, dW = np.zeros(A_prev.shape), np.zeros(W.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                window = framed[i, h:h + f, w:w + f, :, np.newaxis]
                dA_prev[i, h, w] = np.sum(window * W, axis=(0, 1, 2))
                dW += window * A_prev[i, h, w]
    return dA_prev, dW, np.sum(dZ, axis=(0, 1, 2), keepdims=True)

# %% wrong="transposed_conv_backward" name="dW of the last pixel" diagnosis="last pixel only"
def transposed_conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H, n_W, n_C), f = A_prev.shape, W.shape[0]
    stride, pad = hparameters["stride"], hparameters["pad"]
    framed = layers.zero_pad(dZ, pad)
    dA_prev, dW = np.zeros(A_prev.shape), np.zeros(W.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                window = framed[i, h * stride:h * stride + f, w * stride:w * stride + f, :, np.newaxis]
                dA_prev[i, h, w] = np.sum(window * W, axis=(0, 1, 2))
                dW = window * A_prev[i, h, w]
    return dA_prev, dW, np.sum(dZ, axis=(0, 1, 2), keepdims=True)

# %% wrong="transposed_conv_backward" name="stamp turned over" diagnosis="turning the stamp"
def transposed_conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H, n_W, n_C), f = A_prev.shape, W.shape[0]
    stride, pad = hparameters["stride"], hparameters["pad"]
    framed = layers.zero_pad(dZ, pad)
    dA_prev, dW = np.zeros(A_prev.shape), np.zeros(W.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                window = framed[i, h * stride:h * stride + f, w * stride:w * stride + f, :, np.newaxis]
                dA_prev[i, h, w] = np.sum(window * W[::-1, ::-1], axis=(0, 1, 2))
                dW += window * A_prev[i, h, w]
    return dA_prev, dW, np.sum(dZ, axis=(0, 1, 2), keepdims=True)

# %% wrong="transposed_conv_backward" name="db of shape (n_C_new,)" diagnosis="rank-one"
def transposed_conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H, n_W, n_C), f = A_prev.shape, W.shape[0]
    stride, pad = hparameters["stride"], hparameters["pad"]
    framed = layers.zero_pad(dZ, pad)
    dA_prev, dW = np.zeros(A_prev.shape), np.zeros(W.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                window = framed[i, h * stride:h * stride + f, w * stride:w * stride + f, :, np.newaxis]
                dA_prev[i, h, w] = np.sum(window * W, axis=(0, 1, 2))
                dW += window * A_prev[i, h, w]
    return dA_prev, dW, np.sum(dZ, axis=(0, 1, 2))

# %% wrong="transposed_conv_backward" name="db as a mean" diagnosis="mean over all places"
def transposed_conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H, n_W, n_C), f = A_prev.shape, W.shape[0]
    stride, pad = hparameters["stride"], hparameters["pad"]
    framed = layers.zero_pad(dZ, pad)
    dA_prev, dW = np.zeros(A_prev.shape), np.zeros(W.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                window = framed[i, h * stride:h * stride + f, w * stride:w * stride + f, :, np.newaxis]
                dA_prev[i, h, w] = np.sum(window * W, axis=(0, 1, 2))
                dW += window * A_prev[i, h, w]
    return dA_prev, dW, np.mean(dZ, axis=(0, 1, 2), keepdims=True)

# %% wrong="transposed_conv_backward" name="divided by m" diagnosis="mean over the pictures"
def transposed_conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H, n_W, n_C), f = A_prev.shape, W.shape[0]
    stride, pad = hparameters["stride"], hparameters["pad"]
    framed = layers.zero_pad(dZ, pad)
    dA_prev, dW = np.zeros(A_prev.shape), np.zeros(W.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                window = framed[i, h * stride:h * stride + f, w * stride:w * stride + f, :, np.newaxis]
                dA_prev[i, h, w] = np.sum(window * W, axis=(0, 1, 2))
                dW += window * A_prev[i, h, w] / m
    return dA_prev, dW, np.sum(dZ, axis=(0, 1, 2), keepdims=True) / m

# %% wrong="transposed_conv_backward" name="frame forgotten" diagnosis="crash"
def transposed_conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H, n_W, n_C), f = A_prev.shape, W.shape[0]
    stride = hparameters["stride"]
    dA_prev, dW = np.zeros(A_prev.shape), np.zeros(W.shape)
    for i in range(m):
        for h in range(n_H):
            for w in range(n_W):
                window = dZ[i, h * stride:h * stride + f, w * stride:w * stride + f, :, np.newaxis]
                dA_prev[i, h, w] = np.sum(window * W, axis=(0, 1, 2))
                dW += window * A_prev[i, h, w]
    return dA_prev, dW, np.sum(dZ, axis=(0, 1, 2), keepdims=True)

# %% right="transposed_conv_backward" name="by einsum"
def transposed_conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    (m, n_H, n_W, n_C), f = A_prev.shape, W.shape[0]
    stride, pad = hparameters["stride"], hparameters["pad"]
    framed = np.pad(dZ, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    dA_prev, dW = np.zeros(A_prev.shape), np.zeros(W.shape)
    for h in range(n_H):
        for w in range(n_W):
            window = framed[:, h * stride:h * stride + f, w * stride:w * stride + f, :]
            dA_prev[:, h, w] = np.einsum("ijko,jkoc->ic", window, W)
            dW += np.einsum("ijko,ic->jkoc", window, A_prev[:, h, w])
    return dA_prev, dW, dZ.sum(axis=(0, 1, 2)).reshape(b.shape)

# %% right="transposed_conv_backward" name="a convolution"
def transposed_conv_backward(dZ, cache):
    A_prev, W, b, hparameters = cache
    zeros = np.zeros((1, 1, 1, W.shape[3]))
    dA_prev, trip = layers.conv_forward(dZ, W, zeros, hparameters)
    _, dW, _ = layers.conv_backward(A_prev, trip)
    return dA_prev, dW, np.sum(dZ, axis=(0, 1, 2), keepdims=True)
