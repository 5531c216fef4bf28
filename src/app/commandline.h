// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/launchrequest.h"
#include "base/result.h"

#include <QtCore/QStringList>

#include <vector>

namespace catalpa::app {

//! The words the program was started with, in memory of its own. Where an address among them may hold a password, the
//! original is covered with asterisks: on Linux every user of the computer can read it there, in the list of processes.
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

//! What the command line asks for.
struct Arguments {
    LaunchRequest request;
    QString look; //!< "light", "dark", or empty for what was chosen in the program.
    QString screenshot; //!< The file for a picture of the catalogue, after which the program ends; else empty.
    bool help = false;
    bool version = false;
};

//! \a words begin with the program's name. The error is a sentence about the command line.
Result<Arguments> readArguments(const QStringList &words);
QString helpText();

} // namespace catalpa::app
