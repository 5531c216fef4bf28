// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

// QProcess starts its child with clone(CLONE_VM | CLONE_VFORK). ThreadSanitizer's own clone() takes that for a fork:
// the child then undoes the parent's bookkeeping, and from there on the parent's locks are not seen any more and races
// are reported where there are none. This one, part of each test program, goes straight to the C library.

#ifdef __SANITIZE_THREAD__

#include <cstdarg>
#include <dlfcn.h>
#include <sched.h>
#include <sys/types.h>

extern "C" int clone(int (*function)(void *), void *stack, int flags, void *argument, ...)
{
    using Clone = int (*)(int (*)(void *), void *, int, void *, ...);
    static const auto plain = reinterpret_cast<Clone>(dlsym(dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD), "clone"));
    va_list more;
    va_start(more, argument);
    pid_t *parentId = va_arg(more, pid_t *);
    void *storage = va_arg(more, void *);
    pid_t *childId = va_arg(more, pid_t *);
    va_end(more);
    return plain(function, stack, flags, argument, parentId, storage, childId);
}

#endif
