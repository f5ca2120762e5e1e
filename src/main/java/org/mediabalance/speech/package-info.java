/**
 * What is said in a clip, written down on this machine: sound by the ffmpeg program, words by Whisper (ONNX Runtime or
 * whisper.cpp) or Vosk, whichever the model directory holds; and what it shows as captions, read off the picture by the
 * tesseract program. Every transcript names its model and the digest of its
 * weights: it is evidence to search, never a code.
 */
package org.mediabalance.speech;
