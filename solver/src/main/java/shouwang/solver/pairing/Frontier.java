package shouwang.solver.pairing;

import java.util.Arrays;

/**
 * Aides reached by a search and not yet settled, nearest first: a four-way heap that knows where
 * each aide stands, and a stack for aides reached at the very distance being settled, which need
 * no ordering. In pairings many distances tie, so the stack saves most of the heap work.
 */
final class Frontier {
    /** Distance of each aide; {@link Long#MAX_VALUE} where not reached. */
    final long[] distance;
    private final int[] heap;
    private final int[] place;
    private final int[] stack;
    private final int[] reached;
    private final int[] settled;
    private int heapSize;
    private int stackSize;
    private int reachedSize;
    private int settledSize;

    Frontier(int aides) {
        distance = new long[aides];
        Arrays.fill(distance, Long.MAX_VALUE);
        heap = new int[aides];
        place = new int[aides];
        stack = new int[aides];
        reached = new int[aides];
        settled = new int[aides];
    }

    /** Aide at a smaller distance than before; {@code now} is the distance being settled. */
    void reach(int aide, long at, long now) {
        boolean fresh = distance[aide] == Long.MAX_VALUE;
        distance[aide] = at;
        if (fresh) {
            reached[reachedSize++] = aide;
            if (at == now) {
                stack[stackSize++] = aide;
                return;
            }
            place[aide] = heapSize++;
        }
        rise(place[aide], aide, at);
    }

    /** The nearest aide, now settled, or −1 when none is nearer than {@code limit}. */
    int next(long limit) {
        int aide;
        if (stackSize > 0) {
            aide = stack[stackSize - 1];
            if (distance[aide] >= limit) {
                return -1;
            }
            stackSize--;
        } else if (heapSize > 0 && distance[heap[0]] < limit) {
            aide = pop();
        } else {
            return -1;
        }
        settled[settledSize++] = aide;
        return aide;
    }

    int settledSize() {
        return settledSize;
    }

    int settled(int index) {
        return settled[index];
    }

    /** Forgets everything, in time of what was reached. */
    void clear() {
        for (int i = 0; i < reachedSize; i++) {
            distance[reached[i]] = Long.MAX_VALUE;
        }
        heapSize = 0;
        stackSize = 0;
        reachedSize = 0;
        settledSize = 0;
    }

    private void rise(int from, int aide, long at) {
        int i = from;
        while (i > 0) {
            int parent = (i - 1) >> 2;
            int above = heap[parent];
            if (distance[above] <= at) {
                break;
            }
            heap[i] = above;
            place[above] = i;
            i = parent;
        }
        heap[i] = aide;
        place[aide] = i;
    }

    private int pop() {
        int top = heap[0];
        int last = heap[--heapSize];
        if (heapSize == 0) {
            return top;
        }
        long at = distance[last];
        int i = 0;
        for (int child = 1; child < heapSize; child = 4 * i + 1) {
            int least = child;
            int end = Math.min(child + 4, heapSize);
            for (int c = child + 1; c < end; c++) {
                if (distance[heap[c]] < distance[heap[least]]) {
                    least = c;
                }
            }
            if (distance[heap[least]] >= at) {
                break;
            }
            heap[i] = heap[least];
            place[heap[i]] = i;
            i = least;
        }
        heap[i] = last;
        place[last] = i;
        return top;
    }
}
