// SPDX-License-Identifier: Apache-2.0

#ifndef CCURL_SHIM_H
#define CCURL_SHIM_H

#include <curl/curl.h>

// libcurl's setopt and getinfo take arguments of any type, which Swift can't call: a function for each type that's used.

CURLcode planner_curl_set_number(CURL *handle, CURLoption option, long value);
CURLcode planner_curl_set_size(CURL *handle, CURLoption option, curl_off_t value);
CURLcode planner_curl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode planner_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);

// Fills a buffer with what's sent next, returns how many bytes that is.
typedef size_t (*planner_curl_reader)(char *buffer, size_t size, size_t count, void *context);
CURLcode planner_curl_set_reader(CURL *handle, planner_curl_reader reader, void *context);

// Learns of each line that's sent or comes.
typedef int (*planner_curl_listener)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *context);
CURLcode planner_curl_set_listener(CURL *handle, planner_curl_listener listener, void *context);

#endif
