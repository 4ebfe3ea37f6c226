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

# %% wrong="gram_matrix" name="places instead of channels" diagnosis="places"
def gram_matrix(A):
    return A.T @ A

# %% wrong="gram_matrix" name="element by element" diagnosis="wrong-size"
def gram_matrix(A):
    return A * A

# %% wrong="gram_matrix" name="everything summed" diagnosis="constant"
def gram_matrix(A):
    return np.sum(A * A) * np.ones((len(A), len(A)))

# %% wrong="gram_matrix" name="mean over the places" diagnosis="mean-for-sum"
def gram_matrix(A):
    return A @ A.T / A.shape[1]

# %% wrong="gram_matrix" name="divided by the channels" diagnosis="mean-for-sum"
def gram_matrix(A):
    return A @ A.T / A.shape[0]

# %% wrong="gram_matrix" name="covariance" diagnosis="covariances"
def gram_matrix(A):
    centred = A - A.mean(axis=1, keepdims=True)
    return centred @ centred.T

# %% wrong="gram_matrix" name="cosines" diagnosis="cosines"
def gram_matrix(A):
    unit = A / np.linalg.norm(A, axis=1, keepdims=True)
    return unit @ unit.T

# %% wrong="gram_matrix" name="diagonal only" diagnosis="diagonal"
def gram_matrix(A):
    return np.diag(np.sum(A ** 2, axis=1))

# %% wrong="gram_matrix" name="A times A" diagnosis="crash"
def gram_matrix(A):
    return A @ A

# %% wrong="gram_matrix" name="inner product of rows of the transpose" diagnosis="places"
def gram_matrix(A):
    return np.dot(A.T, A)

# %% wrong="gram_matrix" name="squared entries" diagnosis="squaring the entries"
def gram_matrix(A):
    return (A ** 2) @ (A ** 2).T

# %% right="gram_matrix" name="dot"
def gram_matrix(A):
    GA = np.dot(A, A.transpose())
    return GA

# %% right="gram_matrix" name="einsum"
def gram_matrix(A):
    return np.einsum('ip,jp->ij', A, A)

# %% right="gram_matrix" name="inner"
def gram_matrix(A):
    return np.inner(A, A)

# %% right="gram_matrix" name="a loop over pairs"
def gram_matrix(A):
    n_C = A.shape[0]
    GA = np.zeros((n_C, n_C))
    for i in range(n_C):
        for j in range(n_C):
            GA[i, j] = np.sum(A[i] * A[j])
    return GA

# %% wrong="compute_content_cost" name="mean of the squares" diagnosis="1/4"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return np.sum((a_C - a_G) ** 2) / (n_H * n_W * n_C)

# %% wrong="compute_content_cost" name="half" diagnosis="1/2 where 1/4"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return np.sum((a_C - a_G) ** 2) / (2 * n_H * n_W * n_C)

# %% wrong="compute_content_cost" name="sum alone" diagnosis="divided by nothing"
def compute_content_cost(a_C, a_G):
    return np.sum((a_C - a_G) ** 2)

# %% wrong="compute_content_cost" name="parentheses forgotten" diagnosis="parentheses"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return np.sum((a_C - a_G) ** 2) / 4 * n_H * n_W * n_C

# %% wrong="compute_content_cost" name="channels forgotten" diagnosis="not by n_C"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return np.sum((a_C - a_G) ** 2) / (4 * n_H * n_W)

# %% wrong="compute_content_cost" name="absolute differences" diagnosis="size of the differences"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return np.sum(np.abs(a_C - a_G)) / (4 * n_H * n_W * n_C)

# %% wrong="compute_content_cost" name="no square" diagnosis="differences themselves"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return np.sum(a_C - a_G) / (4 * n_H * n_W * n_C)

# %% wrong="compute_content_cost" name="square of the sum" diagnosis="square of the sum"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return np.sum(a_C - a_G) ** 2 / (4 * n_H * n_W * n_C)

# %% wrong="compute_content_cost" name="not summed" diagnosis="not-summed"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return (a_C - a_G) ** 2 / (4 * n_H * n_W * n_C)

# %% wrong="compute_content_cost" name="difference of squares" diagnosis="difference of squares"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return np.sum(a_C ** 2 - a_G ** 2) / (4 * n_H * n_W * n_C)

# %% wrong="compute_content_cost" name="a norm" diagnosis="square root"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return np.linalg.norm(a_C - a_G) / (4 * n_H * n_W * n_C)

# %% wrong="compute_content_cost" name="content with itself" diagnosis="nothing"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return np.sum((a_G - a_G) ** 2) / (4 * n_H * n_W * n_C)

# %% wrong="compute_content_cost" name="negative" diagnosis="sign"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return -np.sum((a_C - a_G) ** 2) / (4 * n_H * n_W * n_C)

# %% wrong="compute_content_cost" name="sum over the places only" diagnosis="not-summed"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return np.sum((a_C - a_G) ** 2, axis=(1, 2)) / (4 * n_H * n_W * n_C)

# %% right="compute_content_cost" name="mean over 4"
def compute_content_cost(a_C, a_G):
    return np.mean((a_C - a_G) ** 2) / 4

# %% right="compute_content_cost" name="unrolled"
def compute_content_cost(a_C, a_G):
    m, n_H, n_W, n_C = a_G.shape
    a_C_unrolled = a_C.reshape(n_H * n_W, n_C)
    a_G_unrolled = a_G.reshape(n_H * n_W, n_C)
    return np.sum(np.square(np.subtract(a_C_unrolled, a_G_unrolled))) / (4 * n_H * n_W * n_C)

# %% right="compute_content_cost" name="0.25 times"
def compute_content_cost(a_C, a_G):
    gap = (a_C - a_G).ravel()
    return 0.25 * gap @ gap / gap.size

# %% wrong="compute_layer_style_cost" name="reshape without transpose" diagnosis="mixes the channels"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = a_S.reshape(n_C, n_H * n_W), a_G.reshape(n_C, n_H * n_W)
    return np.sum((gram_matrix(S) - gram_matrix(G)) ** 2) / (4 * n_C ** 2 * (n_H * n_W) ** 2)

# %% wrong="compute_layer_style_cost" name="Gram of the places" diagnosis="Gram matrix of the places"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = a_S.reshape(n_H * n_W, n_C), a_G.reshape(n_H * n_W, n_C)
    return np.sum((gram_matrix(S) - gram_matrix(G)) ** 2) / (4 * n_C ** 2 * (n_H * n_W) ** 2)

# %% wrong="compute_layer_style_cost" name="no factor" diagnosis="dividing by nothing"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return np.sum((gram_matrix(S) - gram_matrix(G)) ** 2)

# %% wrong="compute_layer_style_cost" name="4 forgotten" diagnosis="leaving out the 4"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return np.sum((gram_matrix(S) - gram_matrix(G)) ** 2) / (n_C * n_H * n_W) ** 2

# %% wrong="compute_layer_style_cost" name="channels not squared" diagnosis="n_C once"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return np.sum((gram_matrix(S) - gram_matrix(G)) ** 2) / (4 * n_C * (n_H * n_W) ** 2)

# %% wrong="compute_layer_style_cost" name="places not squared" diagnosis="n_H n_W once"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return np.sum((gram_matrix(S) - gram_matrix(G)) ** 2) / (4 * n_C ** 2 * (n_H * n_W))

# %% wrong="compute_layer_style_cost" name="only the last square" diagnosis="square of n_W alone"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return np.sum((gram_matrix(S) - gram_matrix(G)) ** 2) / (4 * n_C ** 2 * n_H * n_W ** 2)

# %% wrong="compute_layer_style_cost" name="nothing squared" diagnosis="4 n_C n_H n_W"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return np.sum((gram_matrix(S) - gram_matrix(G)) ** 2) / (4 * n_C * n_H * n_W)

# %% wrong="compute_layer_style_cost" name="4 squared as well" diagnosis="squaring the 4"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return np.sum((gram_matrix(S) - gram_matrix(G)) ** 2) / (4 * n_C * n_H * n_W) ** 2

# %% wrong="compute_layer_style_cost" name="activations, no Gram matrix" diagnosis="without a Gram matrix"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return np.sum((S - G) ** 2) / (4 * n_C ** 2 * (n_H * n_W) ** 2)

# %% wrong="compute_layer_style_cost" name="absolute differences" diagnosis="size of the differences"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return np.sum(np.abs(gram_matrix(S) - gram_matrix(G))) / (4 * n_C ** 2 * (n_H * n_W) ** 2)

# %% wrong="compute_layer_style_cost" name="not summed" diagnosis="not summed"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return (gram_matrix(S) - gram_matrix(G)) ** 2 / (4 * n_C ** 2 * (n_H * n_W) ** 2)

# %% wrong="compute_layer_style_cost" name="style with itself" diagnosis="nothing"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return np.sum((gram_matrix(S) - gram_matrix(S)) ** 2) / (4 * n_C ** 2 * (n_H * n_W) ** 2)

# %% wrong="compute_layer_style_cost" name="square of the sum" diagnosis="square of the sum"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return np.sum(gram_matrix(S) - gram_matrix(G)) ** 2 / (4 * n_C ** 2 * (n_H * n_W) ** 2)

# %% wrong="compute_layer_style_cost" name="transposed before the reshape" diagnosis="mixes the channels"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = a_S.T.reshape(n_H * n_W, n_C).T, a_G.T.reshape(n_H * n_W, n_C).T
    return np.sum((gram_matrix(S) - gram_matrix(G)) ** 2) / (4 * n_C ** 2 * (n_H * n_W) ** 2)

# %% right="compute_layer_style_cost" name="moveaxis"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S = np.moveaxis(a_S[0], 2, 0).reshape(n_C, -1)
    G = np.moveaxis(a_G[0], 2, 0).reshape(n_C, -1)
    GS, GG = gram_matrix(S), gram_matrix(G)
    return np.sum(np.square(GS - GG)) / (4 * n_C ** 2 * (n_W * n_H) ** 2)

# %% right="compute_layer_style_cost" name="transpose of four axes"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S = np.transpose(a_S, (3, 0, 1, 2)).reshape(n_C, n_H * n_W)
    G = np.transpose(a_G, (3, 0, 1, 2)).reshape(n_C, n_H * n_W)
    return 0.25 * np.sum((gram_matrix(S) - gram_matrix(G)) ** 2) / (n_C * n_H * n_W) ** 2

# %% right="compute_layer_style_cost" name="no gram_matrix, places first"
def compute_layer_style_cost(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = a_S.reshape(-1, n_C), a_G.reshape(-1, n_C)
    return np.mean((S.T @ S - G.T @ G) ** 2) / (4 * (n_H * n_W) ** 2)

# %% wrong="compute_style_cost" name="overwritten" diagnosis="overwritten"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    J_style = 0
    for layer, weight in STYLE_LAYERS:
        a_S, a_G = style_image_output[layer], generated_image_output[layer]
        J_style = weight * compute_layer_style_cost(a_S, a_G)
    return J_style

# %% wrong="compute_style_cost" name="weights forgotten" diagnosis="leaving out the weights"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    J_style = 0
    for layer, weight in STYLE_LAYERS:
        a_S, a_G = style_image_output[layer], generated_image_output[layer]
        J_style += compute_layer_style_cost(a_S, a_G)
    return J_style

# %% wrong="compute_style_cost" name="return in the loop" diagnosis="inside the loop"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    J_style = 0
    for layer, weight in STYLE_LAYERS:
        J_style += weight * compute_layer_style_cost(style_image_output[layer], generated_image_output[layer])
        return J_style

# %% wrong="compute_style_cost" name="all layers there are" diagnosis="every layer there is"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    return np.mean([compute_layer_style_cost(style_image_output[layer], generated_image_output[layer]) for layer in style_image_output])

# %% wrong="compute_style_cost" name="mean over the layers" diagnosis="mean of the terms"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    J_style = 0
    for layer, weight in STYLE_LAYERS:
        a_S, a_G = style_image_output[layer], generated_image_output[layer]
        J_style += weight * compute_layer_style_cost(a_S, a_G)
    return J_style / len(STYLE_LAYERS)

# %% wrong="compute_style_cost" name="divided by the weights" diagnosis="sum of the weights"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    J_style = 0
    for layer, weight in STYLE_LAYERS:
        a_S, a_G = style_image_output[layer], generated_image_output[layer]
        J_style += weight * compute_layer_style_cost(a_S, a_G)
    return J_style / sum(weight for _, weight in STYLE_LAYERS)

# %% wrong="compute_style_cost" name="order of the dict" diagnosis="order of its own"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    J_style = 0
    for (_, weight), layer in zip(STYLE_LAYERS, style_image_output):
        J_style += weight * compute_layer_style_cost(style_image_output[layer], generated_image_output[layer])
    return J_style

# %% wrong="compute_style_cost" name="style with itself" diagnosis="zeros"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    J_style = 0
    for layer, weight in STYLE_LAYERS:
        a_S, a_G = style_image_output[layer], generated_image_output[layer]
        J_style += weight * compute_layer_style_cost(a_S, a_S)
    return J_style

# %% wrong="compute_style_cost" name="weight and name exchanged" diagnosis="crash"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    J_style = 0
    for weight, layer in STYLE_LAYERS:
        J_style += weight * compute_layer_style_cost(style_image_output[layer], generated_image_output[layer])
    return J_style

# %% wrong="compute_style_cost" name="weight inside the cost" diagnosis="fourth power"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    J_style = 0
    for layer, weight in STYLE_LAYERS:
        a_S, a_G = style_image_output[layer], generated_image_output[layer]
        J_style += compute_layer_style_cost(weight * a_S, weight * a_G)
    return J_style

# %% right="compute_style_cost" name="one sum"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    return sum(weight * compute_layer_style_cost(style_image_output[layer], generated_image_output[layer]) for layer, weight in STYLE_LAYERS)

# %% right="compute_style_cost" name="exchanged pictures"
def compute_style_cost(style_image_output, generated_image_output, STYLE_LAYERS):
    J_style = 0
    for layer, weight in STYLE_LAYERS:
        a_S, a_G = style_image_output[layer], generated_image_output[layer]
        J_style = J_style + compute_layer_style_cost(a_G, a_S) * weight
    return J_style

# %% wrong="total_cost" name="exchanged" diagnosis="exchanging the weights"
def total_cost(J_content, J_style, alpha=10, beta=40):
    return beta * J_content + alpha * J_style

# %% wrong="total_cost" name="fixed weights" diagnosis="whatever alpha and beta"
def total_cost(J_content, J_style, alpha=10, beta=40):
    return 10 * J_content + 40 * J_style

# %% wrong="total_cost" name="no weights" diagnosis="without weights"
def total_cost(J_content, J_style, alpha=10, beta=40):
    return J_content + J_style

# %% wrong="total_cost" name="one weight" diagnosis="one weight"
def total_cost(J_content, J_style, alpha=10, beta=40):
    return alpha * (J_content + J_style)

# %% wrong="total_cost" name="difference" diagnosis="difference where the sum"
def total_cost(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content - beta * J_style

# %% wrong="total_cost" name="mean" diagnosis="sum of the weights"
def total_cost(J_content, J_style, alpha=10, beta=40):
    return (alpha * J_content + beta * J_style) / (alpha + beta)

# %% wrong="total_cost" name="content alone" diagnosis="content alone"
def total_cost(J_content, J_style, alpha=10, beta=40):
    return alpha * J_content

# %% right="total_cost" name="a dot product"
def total_cost(J_content, J_style, alpha=10, beta=40):
    return np.dot([alpha, beta], [J_content, J_style])

# %% right="total_cost" name="two lines"
def total_cost(J_content, J_style, alpha=10, beta=40):
    J = beta * J_style
    J += alpha * J_content
    return J

# %% wrong="layer_style_gradient" name="reshape without transpose at the end" diagnosis="without a transpose"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return ((gram_matrix(G) - gram_matrix(S)) @ G).reshape(1, n_H, n_W, n_C) / (n_C * n_H * n_W) ** 2

# %% wrong="layer_style_gradient" name="unrolled without transpose" diagnosis="unrolling without"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = a_S.reshape(n_C, -1), a_G.reshape(n_C, -1)
    return ((gram_matrix(G) - gram_matrix(S)) @ G).reshape(1, n_H, n_W, n_C) / (n_C * n_H * n_W) ** 2

# %% wrong="layer_style_gradient" name="wrong sign" diagnosis="wrong sign"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return ((gram_matrix(S) - gram_matrix(G)) @ G).T.reshape(a_G.shape) / (n_C * n_H * n_W) ** 2

# %% wrong="layer_style_gradient" name="style at the end" diagnosis="activations of the style"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return ((gram_matrix(G) - gram_matrix(S)) @ S).T.reshape(a_G.shape) / (n_C * n_H * n_W) ** 2

# %% wrong="layer_style_gradient" name="4 kept" diagnosis="keeping the 4"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return ((gram_matrix(G) - gram_matrix(S)) @ G).T.reshape(a_G.shape) / (4 * (n_C * n_H * n_W) ** 2)

# %% wrong="layer_style_gradient" name="counted once" diagnosis="stands twice"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return ((gram_matrix(G) - gram_matrix(S)) @ G).T.reshape(a_G.shape) / (2 * (n_C * n_H * n_W) ** 2)

# %% wrong="layer_style_gradient" name="not squared" diagnosis="square of these"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return ((gram_matrix(G) - gram_matrix(S)) @ G).T.reshape(a_G.shape) / (n_C * n_H * n_W)

# %% wrong="layer_style_gradient" name="no factor" diagnosis="every division"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return ((gram_matrix(G) - gram_matrix(S)) @ G).T.reshape(a_G.shape)

# %% wrong="layer_style_gradient" name="style forgotten" diagnosis="forgetting the style"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return (gram_matrix(G) @ G).T.reshape(a_G.shape) / (n_C * n_H * n_W) ** 2

# %% wrong="layer_style_gradient" name="left as a matrix" diagnosis="matrix"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return (gram_matrix(G) - gram_matrix(S)) @ G / (n_C * n_H * n_W) ** 2

# %% wrong="layer_style_gradient" name="product the other way round" diagnosis="crash"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return (G @ (gram_matrix(G) - gram_matrix(S))).T.reshape(a_G.shape) / (n_C * n_H * n_W) ** 2

# %% wrong="layer_style_gradient" name="element by element" diagnosis="crash"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return ((gram_matrix(G) - gram_matrix(S)) * G).T.reshape(a_G.shape) / (n_C * n_H * n_W) ** 2

# %% wrong="layer_style_gradient" name="difference of the activations" diagnosis="difference of the activations"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return ((gram_matrix(G) - gram_matrix(S)) @ (G - S)).T.reshape(a_G.shape) / (n_C * n_H * n_W) ** 2

# %% wrong="layer_style_gradient" name="channels not squared" diagnosis="n_C once"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return ((gram_matrix(G) - gram_matrix(S)) @ G).T.reshape(a_G.shape) / (n_C * (n_H * n_W) ** 2)

# %% wrong="layer_style_gradient" name="places not squared" diagnosis="n_H n_W once"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    return ((gram_matrix(G) - gram_matrix(S)) @ G).T.reshape(a_G.shape) / (n_C ** 2 * n_H * n_W)

# %% wrong="layer_style_gradient" name="slope of the content" diagnosis="slope of the content cost"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    return (a_G - a_S) / (2 * n_H * n_W * n_C)

# %% right="layer_style_gradient" name="places first"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = a_S.reshape(-1, n_C), a_G.reshape(-1, n_C)
    return (G @ (G.T @ G - S.T @ S) / (n_C * n_H * n_W) ** 2).reshape(a_G.shape)

# %% right="layer_style_gradient" name="einsum"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    GS, GG = np.einsum('ihwk,ihwl->kl', a_S, a_S), np.einsum('ihwk,ihwl->kl', a_G, a_G)
    return np.einsum('kl,ihwl->ihwk', GG - GS, a_G) / (n_C ** 2 * (n_H * n_W) ** 2)

# %% right="layer_style_gradient" name="the chain rule, step by step"
def layer_style_gradient(a_S, a_G):
    m, n_H, n_W, n_C = a_G.shape
    S, G = (a.reshape(n_H * n_W, n_C).T for a in (a_S, a_G))
    kappa = 1 / (4 * n_C ** 2 * (n_H * n_W) ** 2)
    dG = 2 * kappa * (gram_matrix(G) - gram_matrix(S))
    dA = dG @ G + dG.T @ G
    return np.reshape(dA.T, (1, n_H, n_W, n_C))

# %% wrong="triplet_loss" name="hinge after the sum" diagnosis="pays"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    return np.maximum(np.sum(pos_dist - neg_dist + alpha), 0)

# %% wrong="triplet_loss" name="no hinge" diagnosis="leaving out the hinge"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    return np.sum(pos_dist - neg_dist + alpha)

# %% wrong="triplet_loss" name="mean" diagnosis="mean of the triplets"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    return np.mean(np.maximum(pos_dist - neg_dist + alpha, 0))

# %% wrong="triplet_loss" name="alpha forgotten" diagnosis="leaving out alpha"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    return np.sum(np.maximum(pos_dist - neg_dist, 0))

# %% wrong="triplet_loss" name="alpha subtracted" diagnosis="subtracting alpha"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    return np.sum(np.maximum(pos_dist - neg_dist - alpha, 0))

# %% wrong="triplet_loss" name="alpha fixed" diagnosis="whatever alpha is"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    return np.sum(np.maximum(pos_dist - neg_dist + 0.2, 0))

# %% wrong="triplet_loss" name="exchanged" diagnosis="exchanging positive"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    return np.sum(np.maximum(neg_dist - pos_dist + alpha, 0))

# %% wrong="triplet_loss" name="over the batch" diagnosis="axis 0"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=0)
    neg_dist = np.sum((anchor - negative) ** 2, axis=0)
    return np.sum(np.maximum(pos_dist - neg_dist + alpha, 0))

# %% wrong="triplet_loss" name="no axis" diagnosis="pays"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2)
    neg_dist = np.sum((anchor - negative) ** 2)
    return np.sum(np.maximum(pos_dist - neg_dist + alpha, 0))

# %% wrong="triplet_loss" name="plain distances" diagnosis="squared distances are meant"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.linalg.norm(anchor - positive, axis=-1)
    neg_dist = np.linalg.norm(anchor - negative, axis=-1)
    return np.sum(np.maximum(pos_dist - neg_dist + alpha, 0))

# %% wrong="triplet_loss" name="hinge for every feature" diagnosis="every feature"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    return np.sum(np.maximum((anchor - positive) ** 2 - (anchor - negative) ** 2 + alpha, 0))

# %% wrong="triplet_loss" name="not summed" diagnosis="not-summed"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    return np.maximum(pos_dist - neg_dist + alpha, 0)

# %% wrong="triplet_loss" name="largest triplet" diagnosis="largest triplet"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    return np.max(pos_dist - neg_dist + alpha)

# %% wrong="triplet_loss" name="alpha behind the hinge" diagnosis="after the hinge"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    return np.sum(np.maximum(pos_dist - neg_dist, 0) + alpha)

# %% wrong="triplet_loss" name="positive against negative" diagnosis="distance of positive and negative"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((positive - negative) ** 2, axis=-1)
    return np.sum(np.maximum(pos_dist - neg_dist + alpha, 0))

# %% wrong="triplet_loss" name="minimum for maximum" diagnosis="the minimum"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    return np.sum(np.minimum(pos_dist - neg_dist + alpha, 0))

# %% wrong="triplet_loss" name="np.max of two" diagnosis="largest triplet"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    return np.sum(np.max(pos_dist - neg_dist + alpha, 0))

# %% right="triplet_loss" name="a loop"
def triplet_loss(y_true, y_pred, alpha=0.2):
    total = 0.0
    for a, p, n in zip(*y_pred):
        total += max(np.dot(a - p, a - p) - np.dot(a - n, a - n) + alpha, 0.0)
    return total

# %% right="triplet_loss" name="step by step"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred[0], y_pred[1], y_pred[2]
    pos_dist = np.sum(np.square(np.subtract(anchor, positive)), axis=1)
    neg_dist = np.sum(np.square(np.subtract(anchor, negative)), axis=1)
    basic_loss = np.add(np.subtract(pos_dist, neg_dist), alpha)
    return np.sum(np.maximum(basic_loss, 0.0))

# %% right="triplet_loss" name="masked"
def triplet_loss(y_true, y_pred, alpha=0.2):
    anchor, positive, negative = y_pred
    pos_dist = np.sum((anchor - positive) ** 2, axis=-1)
    neg_dist = np.sum((anchor - negative) ** 2, axis=-1)
    missing = pos_dist - neg_dist + alpha
    return np.sum(missing[missing > 0])

# %% wrong="verify" name="squared distance" diagnosis="squared distance"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    dist = np.sum((encoding - database[identity]) ** 2)
    return dist, dist < threshold

# %% wrong="verify" name="sizes added" diagnosis="sizes of the differences"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    dist = np.sum(np.abs(encoding - database[identity]))
    return dist, dist < threshold

# %% wrong="verify" name="door the wrong way" diagnosis="wrong side"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    dist = np.linalg.norm(encoding - database[identity])
    return dist, dist > threshold

# %% wrong="verify" name="threshold fixed" diagnosis="threshold ignored"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    dist = np.linalg.norm(encoding - database[identity])
    return dist, dist < 0.7

# %% wrong="verify" name="nearest of all" diagnosis="whoever was named"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    dist = min(np.linalg.norm(encoding - known) for known in database.values())
    return dist, dist < threshold

# %% wrong="verify" name="always open" diagnosis="wrong side"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    dist = np.linalg.norm(encoding - database[identity])
    return dist, True

# %% wrong="verify" name="no batch" diagnosis="crash"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(image)
    dist = np.linalg.norm(encoding - database[identity])
    return dist, dist < threshold

# %% wrong="verify" name="order exchanged" diagnosis="order"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    dist = np.linalg.norm(encoding - database[identity])
    return bool(dist < threshold), dist

# %% wrong="verify" name="distance alone" diagnosis="type"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    return np.linalg.norm(encoding - database[identity])

# %% wrong="verify" name="difference along the batch" diagnosis="extra-axis"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])
    dist = np.linalg.norm(encoding - database[identity], axis=1)
    return dist, dist < threshold

# %% wrong="verify" name="length of the encoding" diagnosis="compared with nobody"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    dist = np.linalg.norm(encoding)
    return dist, dist < threshold

# %% wrong="verify" name="mean square" diagnosis="mean of the squares"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    dist = np.sqrt(np.mean((encoding - database[identity]) ** 2))
    return dist, dist < threshold

# %% right="verify" name="batch kept"
def verify(image, identity, database, model, threshold=0.7):
    encoding = model(np.expand_dims(image, axis=0))
    dist = np.linalg.norm(encoding - database[identity])
    if dist < threshold:
        door_open = True
    else:
        door_open = False
    return dist, door_open

# %% right="verify" name="root of a dot product"
def verify(image, identity, database, model, threshold=0.7):
    gap = model(image.reshape(1, *image.shape)).ravel() - database[identity]
    dist = (gap @ gap) ** 0.5
    return dist, int(dist < threshold)

# %% wrong="who_is_it" name="begins with 100" diagnosis="first value"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = 100, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < min_dist:
            min_dist, identity = dist, name
    if min_dist > threshold:
        identity = None
    return min_dist, identity

# %% wrong="who_is_it" name="begins with 1000" diagnosis="first value"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = 1000, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < min_dist:
            min_dist, identity = dist, name
    if min_dist > threshold:
        identity = None
    return min_dist, identity

# %% wrong="who_is_it" name="never unknown" diagnosis="unknown"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < min_dist:
            min_dist, identity = dist, name
    return min_dist, identity

# %% wrong="who_is_it" name="largest" diagnosis="largest distance"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = 0, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist > min_dist:
            min_dist, identity = dist, name
    if min_dist > threshold:
        identity = None
    return min_dist, identity

# %% wrong="who_is_it" name="last one" diagnosis="last person"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        min_dist, identity = dist, name
    if min_dist > threshold:
        identity = None
    return min_dist, identity

# %% wrong="who_is_it" name="first below the threshold" diagnosis="first person"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < threshold:
            return dist, name
        if dist < min_dist:
            min_dist, identity = dist, name
    if min_dist > threshold:
        identity = None
    return min_dist, identity

# %% wrong="who_is_it" name="distance forgotten" diagnosis="always kept"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < min_dist:
            identity = name
            min_dist = min_dist
    if min_dist > threshold:
        identity = None
    return min_dist, identity

# %% wrong="who_is_it" name="name forgotten" diagnosis="known"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < min_dist:
            min_dist = dist
    if min_dist > threshold:
        identity = None
    return min_dist, identity

# %% wrong="who_is_it" name="last name" diagnosis="another name"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        min_dist = min(dist, min_dist)
        identity = name
    if min_dist > threshold:
        identity = None
    return min_dist, identity

# %% wrong="who_is_it" name="squared" diagnosis="squared distance"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.sum((encoding - known) ** 2)
        if dist < min_dist:
            min_dist, identity = dist, name
    if min_dist > threshold:
        identity = None
    return min_dist, identity

# %% wrong="who_is_it" name="threshold fixed" diagnosis="known"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < min_dist:
            min_dist, identity = dist, name
    if min_dist > 0.7:
        identity = None
    return min_dist, identity

# %% wrong="who_is_it" name="a text for nobody" diagnosis="unknown"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < min_dist:
            min_dist, identity = dist, name
    if min_dist > threshold:
        identity = 'nobody'
    return min_dist, identity

# %% wrong="who_is_it" name="order exchanged" diagnosis="order"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < min_dist:
            min_dist, identity = dist, name
    if min_dist > threshold:
        identity = None
    return identity, min_dist

# %% wrong="who_is_it" name="name alone" diagnosis="two values"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < min_dist:
            min_dist, identity = dist, name
    if min_dist > threshold:
        identity = None
    return identity

# %% wrong="who_is_it" name="unknown the wrong way" diagnosis="known"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < min_dist:
            min_dist, identity = dist, name
    if min_dist < threshold:
        identity = None
    return min_dist, identity

# %% wrong="who_is_it" name="threshold inside the search" diagnosis="always kept"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = np.inf, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < min_dist and dist < threshold:
            min_dist, identity = dist, name
    return min_dist, identity

# %% wrong="who_is_it" name="begins with the threshold" diagnosis="begins with the threshold"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = threshold, None
    for name, known in database.items():
        dist = np.linalg.norm(encoding - known)
        if dist < min_dist:
            min_dist, identity = dist, name
    return min_dist, identity

# %% right="who_is_it" name="sorted"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist, identity = min((np.linalg.norm(encoding - known), name) for name, known in database.items())
    return (min_dist, identity) if min_dist <= threshold else (min_dist, None)

# %% right="who_is_it" name="all at once"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    names = list(database)
    distances = np.linalg.norm(np.array([database[name] for name in names]) - encoding, axis=1)
    best = np.argmin(distances)
    return distances[best], names[best] if distances[best] < threshold else None

# %% right="who_is_it" name="the first one to begin with"
def who_is_it(image, database, model, threshold=0.7):
    encoding = model(image[np.newaxis])[0]
    min_dist = None
    for name in database:
        dist = np.sqrt(np.sum(np.square(database[name] - encoding)))
        if min_dist is None or dist < min_dist:
            min_dist, identity = dist, name
    if min_dist > threshold:
        identity = None
    return float(min_dist), identity
