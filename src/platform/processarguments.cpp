// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "platform/processarguments.h"

#include <algorithm>
#include <cstring>

namespace catalpa::platform {
namespace {

//! password=, passWord =, PGPASSWORD=, sslpassword=.
bool namesPassword(const QByteArray &word)
{
    return word.toLower().contains("password");
}

//! user:password@server, with a scheme that was mistyped or none.
bool looksLikeLogin(const QByteArray &word)
{
    const qsizetype colon = word.indexOf(':');
    return colon >= 0 && word.indexOf('@', colon) > 0;
}

void cover(char *from)
{
    std::memset(from, '*', std::strlen(from));
}

} // namespace

ProcessArguments::ProcessArguments(int count, char *words[])
    : m_count(count)
{
    bool goesOn = false;
    for (int i = 0; i < count; ++i) {
        const QByteArray word = m_words.emplace_back(words[i]);
        if (i == 0)
            continue; // The program's own name.
        goesOn = goesOn || namesPassword(word);
        if (char *scheme = std::strstr(words[i], "://"); scheme && !goesOn)
            cover(scheme + 3);
        else if (goesOn || looksLikeLogin(word))
            cover(words[i]);
    }
    for (QByteArray &word : m_words)
        m_pointers.push_back(word.data());
    m_pointers.push_back(nullptr);
}

bool ProcessArguments::askForText() const
{
    return std::any_of(m_words.cbegin(), m_words.cend(), [](const QByteArray &word) {
        return word == "-h" || word == "--help" || word == "-v" || word == "--version";
    });
}

} // namespace catalpa::platform
