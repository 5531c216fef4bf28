// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platform file: names in the file system are bytes. Unix.

#include "platform/folderentries.h"

#include <QtCore/QFile>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <memory>

namespace catalpa::platform {
namespace {

struct FolderCloser {
    void operator()(DIR *folder) const { ::closedir(folder); }
};

} // namespace

QByteArrayList foldersNotInUtf8(const QString &folder)
{
    QByteArrayList names;
    const std::unique_ptr<DIR, FolderCloser> entries(::opendir(QFile::encodeName(folder).constData()));
    while (const dirent *entry = entries ? ::readdir(entries.get()) : nullptr) {
        struct stat facts { };
        const QByteArray name(&entry->d_name[0]);
        if (!name.isValidUtf8() && ::fstatat(::dirfd(entries.get()), name.constData(), &facts, AT_SYMLINK_NOFOLLOW) == 0
            && S_ISDIR(facts.st_mode))
            names += name;
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace catalpa::platform
