// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

#include <vector>

namespace catalpa::platform {

//! The words the program was started with, in memory of its own. Where an address among them may hold a password, the
//! originals are covered with asterisks: on Linux every user of the computer can read them there, in the list of
//! processes. From a word that speaks of a password on, everything is covered: the password may be a word of its own.
//! Platform file. Make it first in main().
class ProcessArguments {
    Q_DISABLE_COPY_MOVE(ProcessArguments)

public:
    ProcessArguments(int count, char *words[]);

    //! For the constructor of the application, which takes Qt's own options out.
    int &count() { return m_count; }
    char **words() { return m_pointers.data(); }
    //! True of a start that is answered in the terminal and needs no display.
    bool askForText() const;

private:
    std::vector<QByteArray> m_words;
    std::vector<char *> m_pointers;
    int m_count;
};

} // namespace catalpa::platform
