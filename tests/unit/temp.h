#ifndef IBID_TESTS_TEMP_H
#define IBID_TESTS_TEMP_H

/* A folder that a test may write to, taken away at the end. */
char *temp_folder(void);               /* owned by the caller */
void temp_remove(char *folder);        /* with all that is in it; frees it */
char *temp_file(const char *folder, const char *name); /* its path; owned by the caller */
void temp_write(const char *path, const char *bytes, unsigned long n);

#endif
