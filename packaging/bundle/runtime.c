// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What runs first when the single file is started: it is followed by a squashfs image with the whole bundle, in the
// layout of an AppImage of type 2. The image is unpacked once, into the user's cache, so that neither FUSE nor root is
// needed and every later start is as quick as that of an installed program.

#define _GNU_SOURCE
#include "unpack.h"

#include <dirent.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { failure = 127, superblock_bytes = 48, made_at = 8, size_at = 40, id_bytes = 32 };

static void fail(const char *what)
{
    fprintf(stderr, "catalpa: %s: %s\n", what, strerror(errno));
    exit(failure);
}

//! Where this program ends and the image begins.
static size_t image_offset(int file)
{
    Elf64_Ehdr header;
    if (pread(file, &header, sizeof header, 0) != (ssize_t)sizeof header)
        fail("/proc/self/exe");
    return header.e_shoff + (size_t)header.e_shentsize * header.e_shnum;
}

//! Tells one build from another: when the image was made, and its size.
static void image_id(int file, size_t offset, char id[id_bytes])
{
    unsigned char block[superblock_bytes];
    unsigned made = 0;
    unsigned long long size = 0;
    if (pread(file, block, sizeof block, (off_t)offset) != (ssize_t)sizeof block)
        fail("the image");
    memcpy(&made, block + made_at, sizeof made);
    memcpy(&size, block + size_at, sizeof size);
    snprintf(id, id_bytes, "%08x-%llx", made, size);
}

static void refuse(const char *folder)
{
    fprintf(stderr,
            "catalpa: others can write to %s, and what lies there would be run. Remove it, or set XDG_CACHE_HOME to a "
            "folder of your own.\n",
            folder);
    exit(failure);
}

//! Leaves unless \a folder is the user's alone.
static void require_own(const char *folder)
{
    struct stat link, entry;
    if (lstat(folder, &link) != 0 || stat(folder, &entry) != 0)
        fail(folder);
    if (link.st_uid != geteuid() || entry.st_uid != geteuid() || !S_ISDIR(entry.st_mode)
        || (entry.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        refuse(folder);
}

//! Leaves if somebody else could put another folder into the place of one that the user has in \a folder.
static void require_guarded(const char *folder)
{
    struct stat entry;
    if (stat(folder, &entry) != 0)
        fail(folder);
    if ((entry.st_uid != geteuid() && entry.st_uid != 0)
        || ((entry.st_mode & S_IWOTH) != 0 && (entry.st_mode & S_ISVTX) == 0))
        refuse(folder);
}

static void make_folders(char *path)
{
    for (char *slash = path + 1; *slash; ++slash) {
        if (*slash != '/')
            continue;
        *slash = '\0';
        mkdir(path, 0755);
        *slash = '/';
    }
    if (mkdir(path, 0755) != 0 && errno != EEXIST)
        fail(path);
}

//! Root's server runs as another user, who cannot enter root's home.
static void cache_folder(char *path, size_t size)
{
    const char *cache = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");
    if (geteuid() == 0)
        snprintf(path, size, "/var/cache");
    else if (cache && *cache == '/')
        snprintf(path, size, "%s", cache);
    else if (home && *home == '/')
        snprintf(path, size, "%s/.cache", home);
    else {
        errno = ENOENT;
        fail("neither HOME nor XDG_CACHE_HOME names a folder");
    }
    make_folders(path);
    require_guarded(path);
}

//! The folder of all unpacked versions, below \a cache.
static void own_folder(char *path, size_t size, const char *cache)
{
    snprintf(path, size, "%s/catalpa", cache);
    make_folders(path);
    require_own(path);
    snprintf(path, size, "%s/catalpa/bundle", cache);
    make_folders(path);
    require_own(path);
}

//! Whether a program runs whose file lies in \a folder.
static int in_use(const char *folder)
{
    char link[64], target[PATH_MAX];
    const size_t length = strlen(folder);
    int used = 0;
    DIR *processes = opendir("/proc");
    for (struct dirent *entry; processes && !used && (entry = readdir(processes));) {
        snprintf(link, sizeof link, "/proc/%.20s/exe", entry->d_name);
        const ssize_t count = readlink(link, target, sizeof target - 1);
        used = count > (ssize_t)length && strncmp(target, folder, length) == 0 && target[length] == '/';
    }
    if (processes)
        closedir(processes);
    return used;
}

//! Earlier versions go when a new one has come, unless they still run.
static void remove_others(const char *versions, const char *id)
{
    char path[PATH_MAX];
    DIR *folders = opendir(versions);
    for (struct dirent *entry; folders && (entry = readdir(folders));) {
        if (entry->d_name[0] == '.' || strcmp(entry->d_name, id) == 0)
            continue;
        if (snprintf(path, sizeof path, "%s/%s", versions, entry->d_name) < (int)sizeof path && !in_use(path)
            && !strchr(entry->d_name, '+')) // Half-made, perhaps by a start at this very moment.
            remove_tree(path);
    }
    if (folders)
        closedir(folders);
}

//! Unpacks beside the folder and renames, so that it is whole or not there; two starts at once are fine.
static void make_bundle(const char *self, size_t offset, const char *folder)
{
    char half[PATH_MAX];
    if (snprintf(half, sizeof half, "%s+%d", folder, (int)getpid()) >= (int)sizeof half) {
        errno = ENAMETOOLONG;
        fail(folder);
    }
    remove_tree(half);
    if (mkdir(half, 0755) != 0)
        fail(half);
    if (unpack(self, offset, half) != 0) {
        remove_tree(half);
        exit(failure);
    }
    if (rename(half, folder) != 0) {
        const int why = errno;
        remove_tree(half);
        if (why != EEXIST && why != ENOTEMPTY) {
            errno = why;
            fail(folder);
        }
    }
}

int main(int argc, char **argv)
{
    char self[PATH_MAX], cache[PATH_MAX - 128], versions[PATH_MAX - 64], folder[PATH_MAX - 16], start[PATH_MAX],
        id[id_bytes];
    const ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length < 0)
        fail("/proc/self/exe");
    self[length] = '\0';
    const int file = open(self, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        fail(self);
    const size_t offset = image_offset(file);

    if (argc > 1 && strcmp(argv[1], "--appimage-offset") == 0)
        return printf("%zu\n", offset) < 0;
    if (argc > 1 && strcmp(argv[1], "--appimage-extract") == 0) {
        if (mkdir("squashfs-root", 0755) != 0)
            fail("squashfs-root");
        return unpack(self, offset, "squashfs-root") == 0 ? 0 : failure;
    }

    image_id(file, offset, id);
    cache_folder(cache, sizeof cache);
    own_folder(versions, sizeof versions, cache);
    snprintf(folder, sizeof folder, "%s/%s", versions, id);
    snprintf(start, sizeof start, "%s/AppRun", folder);
    if (access(start, X_OK) != 0) {
        make_bundle(self, offset, folder);
        remove_others(versions, id);
    }
    require_own(folder);
    setenv("APPIMAGE", self, 1);
    setenv("APPDIR", folder, 1);
    setenv("ARGV0", argv[0], 1); // Called by the name catalpa-cli, it is that.
    argv[0] = start;
    execv(start, argv);
    fail(start);
}
