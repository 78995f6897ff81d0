"""The kinds of array that the modules pass on; what their rows and columns stand for is said where one is declared."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]  # what is fitted and measured; answers are worked out in single precision
Ints = npt.NDArray[np.int32]
Places = npt.NDArray[np.intp]  # indexes into another array
Mask = npt.NDArray[np.bool_]
