// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QList>

#include <optional>

namespace catalpa {

//! How long a piece of work with a measure still takes, from how quick it was of late. Pure: the time is given to it.
class RemainingTime final {
public:
    //! At \a now, \a done of \a total are done. A smaller measure or another total begins anew. Milliseconds.
    void note(qint64 now, qint64 done, qint64 total);
    //! Milliseconds from the last note on; absent while it is too early to tell.
    std::optional<qint64> left() const;

private:
    struct Note {
        qint64 at = 0;
        qint64 done = 0;
    };

    QList<Note> m_notes; //!< The first one, and those of the last seconds.
    qint64 m_total = 0;
};

} // namespace catalpa
