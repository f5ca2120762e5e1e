/**
 * Which side an item takes toward the question: features, training, prediction with calibrated probabilities, the
 * sentences that moved the decision, and evaluation. OpenNLP's maximum entropy learner (L-BFGS) is the engine and
 * stays inside this package. Nothing here reads a clock or the network; a model is saved to and loaded from a directory.
 */
package org.mediabalance.stance;
