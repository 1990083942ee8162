// SPDX-License-Identifier: Apache-2.0

#include "CCurlShim.h"

CURLcode planner_curl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

CURLcode planner_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

CURLcode planner_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

CURLcode planner_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

CURLcode planner_curl_set_reader(CURL *handle, planner_curl_reader reader, void *context) {
  CURLcode result = curl_easy_setopt(handle, CURLOPT_READFUNCTION, reader);
  return result == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_READDATA, context) : result;
}

CURLcode planner_curl_set_listener(CURL *handle, planner_curl_listener listener, void *context) {
  CURLcode result = curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, listener);
  if (result == CURLE_OK) result = curl_easy_setopt(handle, CURLOPT_DEBUGDATA, context);
  return result == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L) : result;
}
