// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QThreadPool;

namespace catalpa {

//! One thread for the small files that the program keeps of its user's: edits that are not saved yet, views. What is
//! given to it is done one after the other, also after its giver is gone, and before ~QCoreApplication() has ended; so
//! nobody has to wait for the disk, and who reads a file finds what was written to it before. Any thread.
QThreadPool *fileThread();

} // namespace catalpa
