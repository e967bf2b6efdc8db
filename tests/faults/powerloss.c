/* Power loss, for one folder.
 *
 * Preloaded into the server (LD_PRELOAD), this library keeps beside the folder
 * POWERLOSS_DIR a shadow of it, POWERLOSS_SHADOW, which holds of
 * every file exactly what was fsynced: the worst disk that still keeps its promise.
 * After kill -9 the test puts the shadow in the folder's place, and every byte that was
 * written and not fsynced is gone.
 *
 * - A write marks the bytes it wrote as dirty; fsync and fdatasync copy the dirty bytes
 *   and the length to the shadow after the real call succeeded, before they return.
 * - fsync of a new file makes its name durable, as ext4 does. A removal or a rename is
 *   durable when its folder was fsynced, and undone otherwise.
 * - Files that end in -shm are left out: SQLite rebuilds them and never syncs them.
 *   Any other file mapped for writing ends the process, because its writes would not be
 *   seen here.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_DESCRIPTORS = 65536, MOST_FILES = 4096, MOST_RANGES = 65536, MOST_CHANGES = 4096 };

struct range { off_t from, to; };

/* A file of the folder, by its path: several descriptors may be open on one file. */
struct file {
    char path[PATH_MAX];
    struct range *dirty;
    size_t ranges;
    int resized;
};

/* A removal, a rename or a second name that is not durable yet. */
enum kind { REMOVAL, RENAME, LINK };
struct change { enum kind kind; char from[PATH_MAX], to[PATH_MAX]; };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char watched[PATH_MAX], shadow[PATH_MAX];
static size_t watched_length;
static struct file *files[MOST_FILES];
static size_t file_count;
static struct file *open_on[MOST_DESCRIPTORS];
static struct change *changes[MOST_CHANGES];
static size_t change_count;

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);
static int (*real_unlinkat)(int, const char *, int);
static int (*real_rename)(const char *, const char *);
static int (*real_linkat)(int, const char *, int, const char *, int);
static void *(*real_mmap)(void *, size_t, int, int, int, off_t);

static void give_up(const char *why, const char *what) {
    dprintf(2, "powerloss: %s: %s (errno %d)\n", why, what, errno);
    _exit(99);
}

static void *find(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) give_up("no such function", name);
    return found;
}

__attribute__((constructor)) static void start(void) {
    if (real_open) return;
    real_open = find("open64");
    real_openat = find("openat64");
    real_close = find("close");
    real_write = find("write");
    real_pwrite = find("pwrite64");
    real_writev = find("writev");
    real_ftruncate = find("ftruncate64");
    real_fsync = find("fsync");
    real_fdatasync = find("fdatasync");
    real_unlink = find("unlink");
    real_unlinkat = find("unlinkat");
    real_rename = find("rename");
    real_linkat = find("linkat");
    real_mmap = find("mmap64");
    const char *folder = getenv("POWERLOSS_DIR"), *copy = getenv("POWERLOSS_SHADOW");
    if (!folder || !copy) give_up("not set", "POWERLOSS_DIR and POWERLOSS_SHADOW");
    if (!realpath(folder, watched) || !realpath(copy, shadow)) give_up("no such folder", folder);
    watched_length = strlen(watched);
}

/* ---- which files */

static int ends_with(const char *path, const char *ending) {
    size_t length = strlen(path), tail = strlen(ending);
    return length >= tail && strcmp(path + length - tail, ending) == 0;
}

/* The absolute path of a name whose folder exists; the name itself need not. */
static int absolute(int folder, const char *name, char *path) {
    char joined[PATH_MAX], parent[PATH_MAX];
    if (name[0] == '/' || folder == AT_FDCWD) {
        snprintf(joined, sizeof joined, "%s", name);
    } else {
        char link[64], base[PATH_MAX];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(link, base, sizeof base - 1);
        if (length < 0) return 0;
        base[length] = 0;
        if ((size_t)snprintf(joined, sizeof joined, "%s/%s", base, name) >= sizeof joined) return 0;
    }
    char *slash = strrchr(joined, '/');
    const char *leaf = slash ? slash + 1 : joined;
    if (slash == joined) {
        strcpy(parent, "/");
    } else if (slash) {
        *slash = 0;
        if (!realpath(joined, parent)) return 0;
    } else if (!realpath(".", parent)) {
        return 0;
    }
    return (size_t)snprintf(path, PATH_MAX, "%s/%s", parent, leaf) < PATH_MAX;
}

static int is_watched(const char *path) {
    return strncmp(path, watched, watched_length) == 0 && path[watched_length] == '/' && !ends_with(path, "-shm");
}

static void in_shadow(const char *path, char *copy) {
    if ((size_t)snprintf(copy, PATH_MAX, "%s%s", shadow, path + watched_length) >= PATH_MAX) give_up("path too long", path);
}

static struct file *file_of(const char *path) {
    for (size_t i = 0; i < file_count; i++)
        if (strcmp(files[i]->path, path) == 0) return files[i];
    if (file_count == MOST_FILES) give_up("too many files", path);
    struct file *file = calloc(1, sizeof *file);
    if (!file || !(file->dirty = calloc(MOST_RANGES, sizeof *file->dirty))) give_up("out of memory", path);
    strcpy(file->path, path);
    /* What it held before it was first seen here is not known: the first sync copies it all. */
    file->resized = 1;
    return files[file_count++] = file;
}

static struct file *file_at(int descriptor) {
    return descriptor >= 0 && descriptor < MOST_DESCRIPTORS ? open_on[descriptor] : NULL;
}

/* ---- what is dirty */

static void mark(struct file *file, off_t from, off_t to) {
    if (file->ranges && file->dirty[file->ranges - 1].to == from) {
        file->dirty[file->ranges - 1].to = to;
        return;
    }
    if (file->ranges == MOST_RANGES) {
        /* Too scattered to keep apart: one range over all of it. */
        for (size_t i = 0; i < file->ranges; i++) {
            if (file->dirty[i].from < from) from = file->dirty[i].from;
            if (file->dirty[i].to > to) to = file->dirty[i].to;
        }
        file->ranges = 0;
    }
    file->dirty[file->ranges++] = (struct range){from, to};
}

static void opened(int descriptor, int folder, const char *name, int flags) {
    char path[PATH_MAX];
    struct stat status;
    if (descriptor < 0 || descriptor >= MOST_DESCRIPTORS) return;
    pthread_mutex_lock(&lock);
    open_on[descriptor] = NULL;
    if (absolute(folder, name, path) && is_watched(path) && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
        open_on[descriptor] = file_of(path);
        if (flags & O_TRUNC) open_on[descriptor]->resized = 1;
    }
    pthread_mutex_unlock(&lock);
}

/* ---- what becomes durable */

static void make_folders(const char *path) {
    char folder[PATH_MAX];
    strcpy(folder, path);
    for (char *slash = folder + strlen(shadow) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = 0;
        if (mkdir(folder, 0700) != 0 && errno != EEXIST) give_up("cannot make a folder", folder);
        *slash = '/';
    }
}

/* A synced file holds its name; an older removal of that name no longer counts. */
static void drop_removals(const char *path) {
    size_t kept = 0;
    for (size_t i = 0; i < change_count; i++) {
        if (changes[i]->kind == REMOVAL && strcmp(changes[i]->from, path) == 0) {
            free(changes[i]);
        } else {
            changes[kept++] = changes[i];
        }
    }
    change_count = kept;
}

static void keep(struct file *file, int descriptor) {
    static char buffer[1 << 20];
    char copy[PATH_MAX], link[64];
    struct stat status;
    in_shadow(file->path, copy);
    make_folders(copy);
    if (fstat(descriptor, &status) != 0) give_up("cannot look at", file->path);
    int is_new = access(copy, F_OK) != 0;
    int to = real_open(copy, O_WRONLY | O_CREAT | O_CLOEXEC, status.st_mode & 0777);
    /* The server's own descriptor may be for writing only. */
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    int from = real_open(link, O_RDONLY | O_CLOEXEC);
    if (to < 0 || from < 0) give_up("cannot open", copy);
    if (is_new || file->resized) {
        /* All of it: of a file cut short, what was dirty before the cut is not known. */
        file->ranges = 0;
        mark(file, 0, status.st_size);
    }
    for (size_t i = 0; i < file->ranges; i++) {
        off_t at = file->dirty[i].from, end = file->dirty[i].to;
        while (at < end) {
            size_t wanted = end - at < (off_t)sizeof buffer ? (size_t)(end - at) : sizeof buffer;
            ssize_t got = pread(from, buffer, wanted, at);
            if (got < 0) give_up("cannot read", file->path);
            if (got == 0) break;
            if (real_pwrite(to, buffer, (size_t)got, at) != got) give_up("cannot write", copy);
            at += got;
        }
    }
    if (real_ftruncate(to, status.st_size) != 0) give_up("cannot cut", copy);
    file->ranges = 0;
    file->resized = 0;
    drop_removals(file->path);
    real_close(from);
    real_close(to);
}

/* A folder was synced: removals, renames and links in it hold. */
static void settle(const char *folder) {
    size_t kept = 0, length = strlen(folder);
    for (size_t i = 0; i < change_count; i++) {
        struct change *change = changes[i];
        char *slash = strrchr(change->from, '/');
        if ((size_t)(slash - change->from) != length || strncmp(change->from, folder, length) != 0) {
            changes[kept++] = change;
            continue;
        }
        char from[PATH_MAX], to[PATH_MAX];
        in_shadow(change->from, from);
        if (change->kind == REMOVAL) {
            real_unlink(from);
        } else {
            in_shadow(change->to, to);
            make_folders(to);
            if (change->kind == RENAME)
                real_rename(from, to);
            else
                real_linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
        }
        free(change);
    }
    change_count = kept;
}

static int synced(int descriptor) {
    char link[64], path[PATH_MAX];
    struct stat status;
    pthread_mutex_lock(&lock);
    struct file *file = file_at(descriptor);
    if (file) {
        keep(file, descriptor);
    } else if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        ssize_t length = readlink(link, path, sizeof path - 1);
        if (length > 0) {
            path[length] = 0;
            settle(path);
        }
    }
    pthread_mutex_unlock(&lock);
    return 0;
}

static void changed(enum kind kind, const char *from, const char *to) {
    if (change_count == MOST_CHANGES) give_up("too many renames and removals", from);
    struct change *change = calloc(1, sizeof *change);
    if (!change) give_up("out of memory", from);
    change->kind = kind;
    strcpy(change->from, from);
    if (to) strcpy(change->to, to);
    changes[change_count++] = change;
}

static void forget(const char *path) {
    for (size_t i = 0; i < file_count; i++)
        if (strcmp(files[i]->path, path) == 0) {
            /* A new file may take the name; descriptors still open write to nothing that stays. */
            files[i]->path[0] = 0;
            for (size_t d = 0; d < MOST_DESCRIPTORS; d++)
                if (open_on[d] == files[i]) open_on[d] = NULL;
        }
}

/* ---- the calls */

static int mode_of(int flags, va_list rest) {
    return (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, int) : 0;
}

#define OPEN(NAME)                                                                                                     \
    int NAME(const char *name, int flags, ...) {                                                                       \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        int mode = mode_of(flags, rest);                                                                               \
        va_end(rest);                                                                                                  \
        start();                                                                                                       \
        int descriptor = real_open(name, flags, mode);                                                                 \
        opened(descriptor, AT_FDCWD, name, flags);                                                                     \
        return descriptor;                                                                                             \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(NAME)                                                                                                   \
    int NAME(int folder, const char *name, int flags, ...) {                                                           \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        int mode = mode_of(flags, rest);                                                                               \
        va_end(rest);                                                                                                  \
        start();                                                                                                       \
        int descriptor = real_openat(folder, name, flags, mode);                                                       \
        opened(descriptor, folder, name, flags);                                                                       \
        return descriptor;                                                                                             \
    }
OPENAT(openat)
OPENAT(openat64)

int creat(const char *name, mode_t mode) { return open(name, O_WRONLY | O_CREAT | O_TRUNC, mode); }
int creat64(const char *name, mode_t mode) { return open(name, O_WRONLY | O_CREAT | O_TRUNC, mode); }

int close(int descriptor) {
    if (descriptor >= 0 && descriptor < MOST_DESCRIPTORS && open_on[descriptor]) {
        pthread_mutex_lock(&lock);
        open_on[descriptor] = NULL;
        pthread_mutex_unlock(&lock);
    }
    return real_close(descriptor);
}

/* A write at the descriptor's own place. */
static ssize_t wrote(int descriptor, ssize_t written) {
    if (written > 0 && file_at(descriptor)) {
        off_t end = lseek(descriptor, 0, SEEK_CUR);
        pthread_mutex_lock(&lock);
        struct file *file = file_at(descriptor);
        if (file && end >= written) mark(file, end - written, end);
        pthread_mutex_unlock(&lock);
    }
    return written;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    return wrote(descriptor, real_write(descriptor, bytes, count));
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    return wrote(descriptor, real_writev(descriptor, parts, count));
}

static ssize_t wrote_at(int descriptor, ssize_t written, off_t at) {
    if (written > 0 && file_at(descriptor)) {
        pthread_mutex_lock(&lock);
        struct file *file = file_at(descriptor);
        if (file) mark(file, at, at + written);
        pthread_mutex_unlock(&lock);
    }
    return written;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t at) {
    return wrote_at(descriptor, real_pwrite(descriptor, bytes, count, at), at);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t at) {
    return wrote_at(descriptor, real_pwrite(descriptor, bytes, count, at), at);
}

/* Marks a file whose bytes changed in ways that are not followed one by one. */
static int changed_throughout(int descriptor, int answer) {
    pthread_mutex_lock(&lock);
    struct file *file = file_at(descriptor);
    if (answer >= 0 && file) file->resized = 1;
    pthread_mutex_unlock(&lock);
    return answer;
}

int ftruncate(int descriptor, off_t length) { return changed_throughout(descriptor, real_ftruncate(descriptor, length)); }
int ftruncate64(int descriptor, off64_t length) { return changed_throughout(descriptor, real_ftruncate(descriptor, length)); }

ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned flags) {
    static ssize_t (*real)(int, off64_t *, int, off64_t *, size_t, unsigned);
    if (!real) real = find("copy_file_range");
    ssize_t copied = real(from, from_at, to, to_at, length, flags);
    changed_throughout(to, copied >= 0 ? 0 : -1);
    return copied;
}

int fsync(int descriptor) {
    int answer = real_fsync(descriptor);
    return answer == 0 ? synced(descriptor) : answer;
}

int fdatasync(int descriptor) {
    int answer = real_fdatasync(descriptor);
    return answer == 0 ? synced(descriptor) : answer;
}

static int removed(int folder, const char *name, int answer) {
    char path[PATH_MAX];
    pthread_mutex_lock(&lock);
    if (answer == 0 && absolute(folder, name, path) && is_watched(path)) {
        changed(REMOVAL, path, NULL);
        forget(path);
    }
    pthread_mutex_unlock(&lock);
    return answer;
}

int unlink(const char *name) { return removed(AT_FDCWD, name, real_unlink(name)); }
int unlinkat(int folder, const char *name, int flags) { return removed(folder, name, real_unlinkat(folder, name, flags)); }

int rename(const char *from, const char *to) {
    char old[PATH_MAX], new[PATH_MAX];
    int answer = real_rename(from, to);
    pthread_mutex_lock(&lock);
    if (answer == 0 && absolute(AT_FDCWD, from, old) && absolute(AT_FDCWD, to, new) && is_watched(old) && is_watched(new)) {
        changed(RENAME, old, new);
        forget(new);
        struct file *file = file_of(old);
        strcpy(file->path, new);
    }
    pthread_mutex_unlock(&lock);
    return answer;
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    char old[PATH_MAX], new[PATH_MAX];
    int answer = real_linkat(from_folder, from, to_folder, to, flags);
    pthread_mutex_lock(&lock);
    if (answer == 0 && absolute(from_folder, from, old) && absolute(to_folder, to, new) && is_watched(old) && is_watched(new))
        changed(LINK, old, new);
    pthread_mutex_unlock(&lock);
    return answer;
}

int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

static void *mapped(void *address, size_t length, int protection, int flags, int descriptor, off_t at) {
    if (!real_mmap) real_mmap = find("mmap64");
    if ((flags & MAP_SHARED) && (protection & PROT_WRITE) && file_at(descriptor))
        give_up("mapped for writing", open_on[descriptor]->path);
    return real_mmap(address, length, protection, flags, descriptor, at);
}

void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t at) {
    return mapped(address, length, protection, flags, descriptor, at);
}

void *mmap64(void *address, size_t length, int protection, int flags, int descriptor, off64_t at) {
    return mapped(address, length, protection, flags, descriptor, at);
}
