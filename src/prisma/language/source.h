// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

namespace catalpa::prisma {

//! A file in Prisma's schema language, as it was read.
struct SourceFile {
    QString name; //!< As people are told: a path.
    QString text;
};

//! Where something stands in the files of a schema.
struct Place {
    int file = 0; //!< Index in the list of files.
    int line = 0; //!< From 1; 0 for nowhere.
    int column = 0; //!< From 1, in UTF-16 units.

    bool operator==(const Place &) const = default;
};

} // namespace catalpa::prisma
