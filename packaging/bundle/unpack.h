// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stddef.h>

//! Unpacks the squashfs image that begins at \a offset of the file \a image into the folder \a to, which is there.
//! 0, or -1 after it has said on stderr what is wrong.
int unpack(const char *image, size_t offset, const char *to);

//! Removes a folder with everything in it; what cannot be removed stays.
void remove_tree(const char *folder);
