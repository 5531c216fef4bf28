// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArrayList>

namespace catalpa::platform {

//! The folders in \a folder whose names are not UTF-8, as their bytes, sorted: Qt passes over them without a word.
//! Links are not followed. None when the folder cannot be read. Platform file.
QByteArrayList foldersNotInUtf8(const QString &folder);

} // namespace catalpa::platform
