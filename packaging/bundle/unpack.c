// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#define _GNU_SOURCE
#include "unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <squashfuse/squashfuse.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { piece_bytes = 1 << 18, open_folders = 16 };

//! squashfuse can read LZO, and so refers to it; our images never use it.
int lzo1x_decompress_safe(void);
int lzo1x_decompress_safe(void)
{
    return -1;
}

static int failed(const char *path, const char *why)
{
    fprintf(stderr, "catalpa: %s could not be unpacked: %s\n", path, why);
    return -1;
}

static int write_file(sqfs *image, sqfs_inode *inode, const char *path)
{
    static char piece[piece_bytes];
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, inode->base.mode & 0777);
    if (file < 0)
        return failed(path, strerror(errno));
    sqfs_off_t at = 0;
    for (;;) {
        sqfs_off_t count = sizeof piece;
        if (sqfs_read_range(image, inode, at, &count, piece) != SQFS_OK) {
            close(file);
            return failed(path, "the file is damaged; fetch it again");
        }
        if (count <= 0)
            break;
        if (write(file, piece, (size_t)count) != count) {
            close(file);
            return failed(path, strerror(errno));
        }
        at += count;
    }
    return close(file) == 0 ? 0 : failed(path, strerror(errno));
}

static int write_link(sqfs *image, sqfs_inode *inode, const char *path)
{
    char target[PATH_MAX];
    size_t size = sizeof target;
    if (sqfs_readlink(image, inode, target, &size) != SQFS_OK)
        return failed(path, "the file is damaged; fetch it again");
    return symlink(target, path) == 0 ? 0 : failed(path, strerror(errno));
}

static int write_entry(sqfs *image, sqfs_traverse *entry, const char *to)
{
    char path[PATH_MAX];
    sqfs_inode inode;
    if (snprintf(path, sizeof path, "%s/%s", to, entry->path) >= (int)sizeof path)
        return failed(entry->path, "the path is too long");
    if (sqfs_inode_get(image, &inode, sqfs_dentry_inode(&entry->entry)) != SQFS_OK)
        return failed(path, "the file is damaged; fetch it again");
    if (S_ISDIR(inode.base.mode))
        return mkdir(path, 0755) == 0 ? 0 : failed(path, strerror(errno));
    if (S_ISLNK(inode.base.mode))
        return write_link(image, &inode, path);
    return S_ISREG(inode.base.mode) ? write_file(image, &inode, path) : 0;
}

int unpack(const char *image_path, size_t offset, const char *to)
{
    sqfs image;
    sqfs_traverse entry;
    sqfs_err error = SQFS_OK;
    if (sqfs_open_image(&image, image_path, offset) != SQFS_OK)
        return failed(image_path, "the file is damaged; fetch it again");
    if (sqfs_traverse_open(&entry, &image, sqfs_inode_root(&image)) != SQFS_OK) {
        sqfs_destroy(&image);
        return failed(image_path, "the file is damaged; fetch it again");
    }
    int result = 0;
    while (result == 0 && sqfs_traverse_next(&entry, &error)) {
        if (!entry.dir_end)
            result = write_entry(&image, &entry, to);
    }
    if (result == 0 && error != SQFS_OK)
        result = failed(image_path, "the file is damaged; fetch it again");
    sqfs_traverse_close(&entry);
    sqfs_destroy(&image);
    return result;
}

static int remove_entry(const char *path, const struct stat *entry, int kind, struct FTW *place)
{
    (void)entry, (void)kind, (void)place;
    remove(path);
    return 0;
}

void remove_tree(const char *folder)
{
    nftw(folder, remove_entry, open_folders, FTW_DEPTH | FTW_PHYS);
}
